import type { Sort } from '../../model/query.ts'
import { asTerm } from './misplaced.ts'
import type { Notes } from './notes.ts'
import type { Token } from './tokens.ts'
import { WARNINGS } from './warnings.ts'

/**
 * Takes `sort=…` out of the tokens, wherever it stands: it is about the whole query. The last one
 * counts; one that names no order is a term.
 */
export function takeSort(
  text: string,
  tokens: readonly Token[],
  notes: Notes,
): { readonly sort: Sort | null; readonly tokens: readonly Token[] } {
  const last = tokens.findLast((token) => token.type === 'sort' && token.sort !== null)
  const others = tokens.flatMap((token) => {
    if (token.type !== 'sort') return [token]
    const typed = asTerm(token, text)
    if (token.sort === null) notes.warn(token, WARNINGS.unknownSort(typed.text))
    else if (token === last) notes.read(token, 'sort')
    else notes.warn(token, WARNINGS.otherSort(typed.text))
    return token.sort === null ? [typed] : []
  })
  return { sort: last?.type === 'sort' ? last.sort : null, tokens: others }
}
