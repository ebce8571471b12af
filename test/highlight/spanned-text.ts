import fc from 'fast-check'
import type { TermSpan } from '../../src/highlight/tally.ts'
import { hardText } from '../support/texts.ts'

export interface SpannedText {
  readonly text: string
  /** At least one, on whole code points, in reading order. */
  readonly spans: readonly TermSpan[]
}

const WORDS = [
  '政务公开',
  '公开',
  '复议',
  '２０１３年',
  '12,345.6',
  'office',
  '甲',
  'ﷺ',
  '\ud800',
  '\udc00',
]
const ENDS = [
  '。',
  '；',
  '！',
  '？',
  '，',
  '、',
  '：',
  '\n',
  '\t',
  '……',
  ' ',
  '　',
  '”',
  '（',
  '）',
]
const JOINED = ['\u0301', '\u0323\u0301', '\ufe0f', '\u{e0100}', '\u200d', '🏽']

/** A run of what cutting could stumble on: long sentences, open and nested titles, accents, halves of pairs. */
const piece: fc.Arbitrary<string> = fc.letrec<{ piece: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...WORDS),
    fc.constantFrom(...ENDS),
    fc.constantFrom(...JOINED, '《', '》', '𠀀', '👩'),
    fc
      .tuple(fc.constantFrom('长', '𠀀', 'a', '葛\u{e0100}'), fc.nat(200))
      .map(([c, n]) => c.repeat(n)),
    fc.array(tie('piece'), { maxLength: 6 }).map((inner) => `《${inner.join('')}》`),
    hardText(20),
  ),
})).piece

const text = fc
  .array(piece, { minLength: 1, maxLength: 16 })
  .map((pieces) => `${pieces.join('')}好`)

/** Where a span begins, how many code points it has, its term. */
const pick = fc.tuple(
  fc.nat(),
  fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 250 })),
  fc.nat(4),
)

export const spannedText: fc.Arbitrary<SpannedText> = fc
  .tuple(text, fc.array(pick, { minLength: 1, maxLength: 12 }))
  .map(([body, picks]) => {
    const places = placesOf(body)
    const spans = picks.map(([at, length, term]) => {
      const first = at % (places.length - 1)
      const last = Math.min(places.length - 1, first + length)
      return { start: places[first] as number, end: places[last] as number, term }
    })
    return { text: body, spans: spans.sort((a, b) => a.start - b.start || a.end - b.end) }
  })

/** Where code points begin, and the end. */
function placesOf(body: string): number[] {
  const places = [0]
  for (const character of body) places.push((places.at(-1) as number) + character.length)
  return places
}
