import { isSpace } from './half-width.ts'
import { documentNumberEnd, titleEnd } from './names.ts'
import { prefixAt } from './prefix.ts'
import { quotationEnd } from './quotation.ts'

/** What belongs together in a query although spaces stand in it. */
export interface Enclosures {
  /** From the start of each quotation, 《title》 and document number to its end: nothing in it is an operator. */
  readonly wholes: ReadonlyMap<number, number>
  /** From each opening parenthesis that groups to its closing one; those of 同句( too. */
  readonly groups: ReadonlyMap<number, number>
}

/** What may begin at a place: anything, a filter's value, a piece after `*`; inside them, nothing. */
type Place = 'term' | 'value' | 'piece' | 'inside' | 'inside value'

interface Parenthesis {
  readonly at: number
  readonly role: 'group' | 'together' | 'text'
}

/** A parenthesis closes a group only before a space, the end, or others that close. */
const CLOSES = /\)+(?!\S)/y

/**
 * Finds them in one walk. Parentheses pair as they nest; a pair groups when it opens where a term
 * may begin and closes where one may end, so （一）公开 is text and (一 公开) is a group.
 */
export function enclosures(plain: string): Enclosures {
  const wholes = new Map<number, number>()
  const groups = new Map<number, number>()
  const open: Parenthesis[] = []
  let place: Place = 'term'
  for (let at = 0; at < plain.length; ) {
    if (isSpace(plain, at)) {
      place = 'term'
      at++
      continue
    }
    const whole = wholeEnd(plain, at, place)
    if (whole !== undefined) {
      wholes.set(at, whole)
      place = inside(place, '')
      at = whole
      continue
    }
    const prefix = place === 'term' ? prefixAt(plain, at) : null
    if (prefix) {
      if (prefix.type === 'open') open.push({ at, role: 'group' })
      if (prefix.type === 'together') open.push({ at: prefix.end - 1, role: 'together' })
      if (prefix.type === 'filter') place = 'value'
      at = prefix.end
      continue
    }
    const character = plain.charAt(at)
    if (character === '(') open.push({ at, role: 'text' })
    if (character === ')') close(plain, at, open.pop(), groups)
    place = inside(place, character)
    at++
  }
  return { wholes, groups }
}

function wholeEnd(plain: string, at: number, place: Place): number | undefined {
  const begins = place === 'term' || place === 'value' || place === 'piece'
  // A value ends at the first space: 机构:云信县 〔2012〕26号 is a value and a document number.
  const valued = place === 'value' || place === 'inside value'
  return (
    (begins ? quotationEnd(plain, at) : undefined) ??
    titleEnd(plain, at) ??
    (valued ? undefined : documentNumberEnd(plain, at))
  )
}

function inside(place: Place, character: string): Place {
  if (place === 'value' || place === 'inside value') return 'inside value'
  return character === '*' ? 'piece' : 'inside'
}

function close(
  plain: string,
  at: number,
  opening: Parenthesis | undefined,
  groups: Map<number, number>,
): void {
  CLOSES.lastIndex = at
  if (opening === undefined || opening.role === 'text' || !CLOSES.test(plain)) return
  // Inside 同句(…) there are terms only.
  if (opening.role === 'together') {
    for (const inner of groups.keys()) if (inner > opening.at) groups.delete(inner)
  }
  groups.set(opening.at, at)
}
