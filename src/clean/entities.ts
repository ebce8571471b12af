import { decodeHTMLStrict } from 'entities'
import type { Repair } from './repair.ts'

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g
/** An ampersand escaped again and again, taken at once: a pass for each would be work without end. */
const ESCAPED_AGAIN = /&(?:amp;){2,}/g
/** The one entity that is common without its semicolon; wherever it stands, as pieces of it are. */
const BARE_SPACE = /&nbsp/g

/**
 * Character references that were never decoded, or escaped twice (repairs run to a fixpoint).
 * Whatever HTML does not know as a reference stays: R&D;, AT&T, addresses with &id=.
 */
export const entities: Repair = {
  kind: 'entity',
  apply: (text, count) =>
    text
      .replace(ESCAPED_AGAIN, () => {
        count('entity')
        return '&amp;'
      })
      .replace(ENTITY, (reference) => {
        const decoded = decodeHTMLStrict(reference)
        if (decoded === reference) return reference
        count('entity')
        return decoded
      })
      .replace(BARE_SPACE, () => {
        count('entity')
        return '\u00a0'
      }),
}
