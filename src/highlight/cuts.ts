import { codeUnits, isHan } from '../model/code-units.ts'

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
  title: 15,
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
  [/《/, KIND.title],
  [/\u200d/, KIND.joiner],
  [/[\p{M}\p{Emoji_Modifier}\u{e0020}-\u{e007f}]/u, KIND.joined],
  [/[\p{Ps}\p{Pi}]/u, KIND.open],
  [/[\p{Pe}\p{Pf}]/u, KIND.close],
  [/[\p{Z}\p{Cc}\p{Cf}]/u, KIND.space],
  [/[\p{Nd}\p{Script=Latin}%％‰+]/u, KIND.word],
]

/** The break after a character; none after a point or comma in a number. */
const BREAKS: Readonly<Record<number, number>> = {
  [KIND.line]: CUT.stop,
  [KIND.cell]: CUT.clause,
  [KIND.point]: CUT.clause,
  [KIND.comma]: CUT.clause,
  [KIND.item]: CUT.item,
  [KIND.sentence]: CUT.sentence,
  [KIND.stop]: CUT.stop,
}

/** Kinds of the code points seen so far; never of half a surrogate pair. */
const known = new Uint8Array(0x110000)

/** Places there is room for from one text to the next; a longer text has its own. */
const KEPT_ROOM = 1 << 16
const kept = new Uint8Array(KEPT_ROOM)

/** Where a text may be cut. */
export interface Cuts {
  /**
   * For each place, from before the first UTF-16 unit to after the last, how good it is to cut
   * there: one of CUT. The next text takes the room away.
   */
  readonly places: Uint8Array
  /** Whether any character is two units. */
  readonly hasPairs: boolean
  /** Whether any 《 opens a title. */
  readonly hasTitles: boolean
}

export function cutsOf(text: string): Cuts {
  const { length } = text
  const units = codeUnits(text)
  const places = length < KEPT_ROOM ? kept : new Uint8Array(length + 1)
  // Most of a text is runs of Han characters, between which nothing is joined, broken or carried.
  places.fill(CUT.character, 0, length)
  let hasPairs = false
  let hasTitles = false
  let afterJoiner = false
  let joined = 0
  let state = BEGINNING
  for (let at = 0; at < length; at++) {
    const step = STEPS[state | (known[units[at] as number] as number)] as number
    if (step !== UNTOLD && !afterJoiner) {
      places[at] = step & CUTS
      state = step & STATES
      joined = 0
      if (state === AFTER_OTHER) while (at + 1 < length && isHan(units[at + 1] as number)) at++
      continue
    }
    if (at > 0 && isPair(units[at - 1] as number, units[at] as number)) {
      hasPairs = true
      places[at] = CUT.never
      continue
    }
    const kind = kindAt(text, at)
    if (kind === KIND.title) hasTitles = true
    const joins = kind === KIND.joined || kind === KIND.joiner
    joined = joined < JOINED && at > 0 && (joins || afterJoiner) ? joined + 1 : 0
    const told = stepOf(state, kind, isInNumber(text, at, kind))
    places[at] = joined === 0 ? told & CUTS : CUT.never
    if (!joins) state = told & STATES
    afterJoiner = kind === KIND.joiner
  }
  places[length] = CUT.stop
  return { places, hasPairs, hasTitles }
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

/** Whether two units are the halves of one character. */
function isPair(high: number, low: number): boolean {
  return (high & 0xfc00) === 0xd800 && (low & 0xfc00) === 0xdc00
}

/** The kind of the character at a place, of nothing at the end of the text. */
function kindAt(text: string, at: number): number {
  const point = text.codePointAt(at)
  if (point === undefined) return KIND.line
  if (point >= 0xd800 && point <= 0xdfff) return KIND.other
  if (known[point] === KIND.unknown) {
    const character = String.fromCodePoint(point)
    known[point] = KINDS.find(([pattern]) => pattern.test(character))?.[1] ?? KIND.other
  }
  return known[point] as number
}

/** Whether the character at a place is a point in or after a number or a Latin word, or a comma in one. */
function isInNumber(text: string, at: number, kind: number): boolean {
  if (kind !== KIND.point && kind !== KIND.comma) return false
  if (at === 0 || kindAt(text, at - 1) !== KIND.word) return false
  return kind === KIND.point || kindAt(text, at + 1) === KIND.word
}

/**
 * What stands before a place is a state: the kind of the last character that was not joined, and the best break from
 * which only spaces, closing marks and the like lead here. A step from it, by a character, is the next state and the
 * cut before the character.
 */
const STATES = ~15
const CUTS = 7
const kindOf = (state: number) => state >> 7
const breakOf = (state: number) => (state >> 4) & CUTS
const stateOf = (kind: number, pending: number) => (kind << 7) | (pending << 4)

function stepOf(state: number, kind: number, isInNumber: boolean): number {
  const broken = isInNumber ? 0 : (BREAKS[kind] ?? 0)
  const carries = broken > 0 || kind === KIND.close || kind === KIND.space
  const pending = carries ? Math.max(breakOf(state), broken) : 0
  return stateOf(kind, pending) | cutBetween(kindOf(state), kind, breakOf(state))
}

/** How good a cut is between two neighbours that are not joined. */
function cutBetween(before: number, after: number, pending: number): number {
  if (before === KIND.line || after === KIND.line) return CUT.stop
  if (after === KIND.cell) return Math.max(pending, CUT.clause)
  if (after >= KIND.close && after !== KIND.title) return CUT.rough
  if (pending > 0) return pending
  const isOpened = before === KIND.open || before === KIND.title
  return isOpened || (before === KIND.word && after === KIND.word) ? CUT.rough : CUT.character
}

/** Of what a state and a kind do not tell alone. */
const UNTOLD = 0

/** Steps by state and kind: most of a text takes no other. */
const STEPS = Uint16Array.from({ length: stateOf(KIND.title + 1, 0) }, (_, at) => {
  const [state, kind] = [at & STATES, at & ~STATES]
  const isPlain = kind !== KIND.unknown && kind !== KIND.joined && kind !== KIND.joiner
  const mayGoOn = kindOf(state) === KIND.word && (kind === KIND.point || kind === KIND.comma)
  return isPlain && !mayGoOn && kind !== KIND.title ? stepOf(state, kind, false) : UNTOLD
})

const BEGINNING = stateOf(KIND.line, CUT.stop)
const AFTER_OTHER = stateOf(KIND.other, 0)
