import { decodeHTMLStrict } from 'entities/decode'
import { editsOf, type Repair } from './repair.ts'

/** An ampersand escaped again and again, taken at once: a pass for each would be work without end. */
const ESCAPED_AGAIN = /&(?:amp;){2,}/g
const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g
/** The one entity that is common without its semicolon; wherever it stands, as pieces of it are. */
const BARE_SPACE = /&nbsp/g

/**
 * Character references that were never decoded, or escaped twice (repairs run to a fixpoint).
 * Whatever HTML does not know as a reference stays: R&D;, AT&T, addresses with &id=.
 */
export const entities: readonly Repair[] = [
  entity(ESCAPED_AGAIN, () => '&amp;'),
  entity(ENTITY, (reference) => {
    const decoded = decodeHTMLStrict(reference)
    return decoded === reference ? null : decoded
  }),
  entity(BARE_SPACE, () => '\u00a0'),
]

function entity(pattern: RegExp, mend: (reference: string) => string | null): Repair {
  return {
    kind: 'entity',
    edits: (text) =>
      text.includes('&') ? editsOf(text, pattern, ([reference]) => mend(reference)) : [],
  }
}
