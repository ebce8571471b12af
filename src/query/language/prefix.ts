import type { FilterField } from '../../model/query.ts'
import { FIELD_NAMES, fieldNamed } from './words.ts'

/** An operator that stands directly before what it is for, without a space. */
export type Prefix = { readonly end: number } & (
  | { readonly type: 'open' | 'not' }
  | { readonly type: 'together'; readonly unit: 'sentence' | 'paragraph' }
  | { readonly type: 'filter'; readonly field: FilterField }
)

/** A dash before another dash is text, as is a name with nothing after its colon. */
const PREFIX = new RegExp(
  `(\\()|(-)(?=[^\\s-])|同([句段])\\(|(${FIELD_NAMES.join('|')}):(?=\\S)`,
  'iy',
)

/** The prefix at a place where a term may begin. Whether its parenthesis closes is another matter. */
export function prefixAt(plain: string, at: number): Prefix | null {
  PREFIX.lastIndex = at
  const match = PREFIX.exec(plain)
  if (match === null) return null
  const end = PREFIX.lastIndex
  const [, open, dash, unit, name] = match
  if (open) return { type: 'open', end }
  if (dash) return { type: 'not', end }
  if (unit) return { type: 'together', unit: unit === '句' ? 'sentence' : 'paragraph', end }
  const field = fieldNamed(name ?? '')
  return field === undefined ? null : { type: 'filter', field, end }
}
