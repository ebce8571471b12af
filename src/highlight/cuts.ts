import { codeUnits } from '../model/code-units.ts'

/** How good a place is to begin or end a passage; a higher one is better. */
export const CUT = {
  /** Inside a character as people see it: a surrogate pair, a letter and its accents, an emoji. */
  never: 0,
  /** Inside a number or a Latin word, before a closing mark or after an opening one. */
  rough: 1,
  /** Between two characters. */
  character: 2,
  /** After 、 */
  item: 3,
  /** After a comma or colon, at a table cell's edge. */
  clause: 4,
  /** After a semicolon. */
  sentence: 5,
  /** After 。！？… or at a line end; at either end of the text. */
  stop: 6,
} as const

/** Combining marks in a row that stay with their letter: the bound of Unicode's stream-safe format (UAX #15). */
const JOINED = 30

/** What a character does to the places around it; from `close` on no passage begins with one. */
const KIND = {
  unknown: 0,
  other: 1,
  word: 2,
  open: 3,
  joined: 4,
  joiner: 5,
  space: 6,
  line: 7,
  cell: 8,
  close: 9,
  point: 10,
  comma: 11,
  item: 12,
  sentence: 13,
  stop: 14,
} as const

/** Tried in this order; what none of them takes is `other`. */
const KINDS: readonly (readonly [RegExp, number])[] = [
  [/[\n\v\f\r\u0085\u2028\u2029]/, KIND.line],
  [/[\t|｜│┃]/, KIND.cell],
  [/[。！!？?…⋯｡]/, KIND.stop],
  [/[；;]/, KIND.sentence],
  [/[.．]/, KIND.point],
  [/[,，:：]/, KIND.comma],
  [/[、､﹐﹑]/, KIND.item],
  [/\u200d/, KIND.joiner],
  [/[\p{M}\p{Emoji_Modifier}\u{e0020}-\u{e007f}]/u, KIND.joined],
  [/[\p{Ps}\p{Pi}]/u, KIND.open],
  [/[\p{Pe}\p{Pf}]/u, KIND.close],
  [/[\p{Z}\p{Cc}\p{Cf}]/u, KIND.space],
  [/[\p{Nd}\p{Script=Latin}%％‰+]/u, KIND.word],
]

/** Kinds of the code points seen so far. */
const known = new Uint8Array(0x110000)

/**
 * For each place of a text, from before its first UTF-16 unit to after its last, how good it is to
 * cut there: one of CUT.
 */
export function cutsOf(text: string): Uint8Array {
  const { length } = text
  const units = codeUnits(text)
  // Most of a text is runs of characters between which nothing is joined, broken or carried.
  const cuts = new Uint8Array(length + 1).fill(CUT.character)
  let joined = 0
  let afterJoiner = false
  let before: number = KIND.line
  /** The best break from which only spaces, closing marks and the like lead here. */
  let pending: number = CUT.stop
  for (let at = 0; at < length; at++) {
    const unit = units[at] as number
    const isHalf = unit >= 0xd800 && unit <= 0xdfff
    if (isHalf && isInsidePair(text, at)) {
      cuts[at] = CUT.never
      continue
    }
    const after = (isHalf ? 0 : (known[unit] as number)) || kindAt(text, at)
    const joins = after === KIND.joined || after === KIND.joiner
    joined = joined < JOINED && at > 0 && (joins || afterJoiner) ? joined + 1 : 0
    cuts[at] = joined === 0 ? cutBetween(before, after, pending) : CUT.never
    afterJoiner = after === KIND.joiner
    if (joins) continue
    const broken = after >= KIND.line ? breakAfter(after, text, at) : 0
    const carries = broken > 0 || after === KIND.close || after === KIND.space
    pending = carries ? Math.max(pending, broken) : 0
    before = after
    if (after === KIND.other) while (at + 1 < length && isKnownOther(units[at + 1] as number)) at++
  }
  cuts[length] = CUT.stop
  return cuts
}

/** Whether the character at a place shows nothing at the end of a passage: white space, a table's bar. */
export function isBlank(text: string, at: number): boolean {
  const kind = kindAt(text, at)
  return kind === KIND.space || kind === KIND.line || kind === KIND.cell
}

/** Whether the character at a place ends a paragraph; so do the ends of the text. */
export function isLineEnd(text: string, at: number): boolean {
  return at < 0 || kindAt(text, at) === KIND.line
}

/** Whether a UTF-16 unit is a character, and was seen to be of no kind that matters. */
function isKnownOther(unit: number): boolean {
  return known[unit] === KIND.other && (unit < 0xd800 || unit > 0xdfff)
}

/** Whether a place falls between the halves of a surrogate pair. */
function isInsidePair(text: string, at: number): boolean {
  const low = text.charCodeAt(at)
  return at > 0 && low >= 0xdc00 && low <= 0xdfff && (text.codePointAt(at - 1) as number) > 0xffff
}

/** The kind of the character at a place, of nothing at the end of the text. */
function kindAt(text: string, at: number): number {
  const point = text.codePointAt(at)
  if (point === undefined) return KIND.line
  if (known[point] === KIND.unknown) {
    const character = String.fromCodePoint(point)
    known[point] = KINDS.find(([pattern]) => pattern.test(character))?.[1] ?? KIND.other
  }
  return known[point] as number
}

/** The break that a character makes; 0 for none, as for a point or comma in a number. */
function breakAfter(kind: number, text: string, at: number): number {
  if (kind === KIND.line || kind === KIND.stop) return CUT.stop
  if (kind === KIND.sentence) return CUT.sentence
  if (kind === KIND.cell) return CUT.clause
  if (kind === KIND.item) return CUT.item
  if (kind !== KIND.point && kind !== KIND.comma) return 0
  const word = at > 0 && kindAt(text, at - 1) === KIND.word
  return word && (kind === KIND.point || kindAt(text, at + 1) === KIND.word) ? 0 : CUT.clause
}

/** How good a cut is between two neighbours that are not joined. */
function cutBetween(before: number, after: number, pending: number): number {
  if (before === KIND.line || after === KIND.line) return CUT.stop
  if (after === KIND.cell) return Math.max(pending, CUT.clause)
  if (after >= KIND.close) return CUT.rough
  if (pending > 0) return pending
  if (before === KIND.open || (before === KIND.word && after === KIND.word)) return CUT.rough
  return CUT.character
}
