/**
 * Styles of numbering, outermost first. The rank says which style stands inside which:
 * 第一部分 < 一、 < （一） < 1. < (1) and ①.
 */
export type NumberStyle = 'part' | 'han' | 'han-parenthesis' | 'digit' | 'digit-parenthesis'

export const RANKS: Readonly<Record<NumberStyle, number>> = {
  part: 0,
  han: 1,
  'han-parenthesis': 2,
  digit: 3,
  'digit-parenthesis': 4,
}

export interface Marker {
  readonly style: NumberStyle
  readonly number: number
  /** UTF-16 units of the marker with the space after it. */
  readonly length: number
  /** 一 概述: nothing but a space parts the number from the words. */
  readonly loose: boolean
}

const HAN = '[一二三四五六七八九十]{1,3}'
const DIGIT = '[\\d０-９]'
const OPEN = '[(（〔\\[【]'
/** Each style with what it can begin with. */
const STYLES: readonly (readonly [NumberStyle, first: string, pattern: string])[] = [
  ['part', '第', `第\\s{0,2}(${HAN})\\s{0,2}(?:部分|章|编|篇)[\\s、:：,，.．]{0,4}`],
  [
    'han-parenthesis',
    OPEN,
    `${OPEN}\\s{0,3}(${HAN})\\s{0,3}[)）〕\\]】]\\s{0,3}[、.．,，]?\\s{0,6}`,
  ],
  ['han-parenthesis', HAN, `(${HAN})\\s{0,3}[)）]\\s{0,6}`],
  ['han-parenthesis', '[㈠-㈩]', '([㈠-㈩])\\s{0,3}[、.．]?\\s{0,6}'],
  ['han', HAN, `(${HAN})\\s{0,4}[、，,.．﹑:：]\\s{0,6}`],
  [
    'digit-parenthesis',
    '[(（]',
    `[(（]\\s{0,3}(${DIGIT}{1,2})\\s{0,3}[)）]\\s{0,3}[、.．]?\\s{0,6}`,
  ],
  ['digit-parenthesis', '[①-⑳⑴-⒇]', '([①-⑳⑴-⒇])\\s{0,3}[、.．]?\\s{0,6}'],
  ['digit-parenthesis', DIGIT, `(${DIGIT}{1,2})\\s{0,2}[)）]\\s{0,6}`],
  ['digit', DIGIT, `(${DIGIT}{1,2})\\s{0,3}[、.．﹒，]\\s{0,6}(?!${DIGIT})`],
  ['digit', '[⒈-⒛]', '([⒈-⒛])\\s{0,6}'],
]
const LOOSE = new RegExp(`(${HAN})[ \\u00a0\\u3000\\t]{1,6}(?=[\\u4e00-\\u9fff])`, 'y')

type Pattern = readonly [NumberStyle, RegExp]

/** All that a marker can begin with. */
const FIRSTS = '第(（〔[【一二三四五六七八九十0123456789０１２３４５６７８９①-⑳⑴-⒇⒈-⒛㈠-㈩'.replace(
  /(.)-(.)/g,
  (_range, first: string, last: string) => {
    const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)]
    return String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, place) => from + place))
  },
)

/** The styles that may begin with a code unit; most lines are turned away by their first. */
const BY_FIRST: ReadonlyMap<number, readonly Pattern[]> = byFirst()

function byFirst(): ReadonlyMap<number, readonly Pattern[]> {
  const rows = STYLES.map(
    ([style, first, source]) => [style, new RegExp(`^${first}$`), new RegExp(source, 'y')] as const,
  )
  return new Map(
    [...FIRSTS].map((character) => [
      character.charCodeAt(0),
      rows.flatMap(([style, first, pattern]): Pattern[] =>
        first.test(character) ? [[style, pattern]] : [],
      ),
    ]),
  )
}

/** What `LOOSE` begins with. */
const HAN_NUMERALS = '一二三四五六七八九十'

/** 1 for the units of `BY_FIRST`. */
const BEGINS = new Uint8Array(0x10000)
for (const unit of BY_FIRST.keys()) BEGINS[unit] = 1

/** The number a heading, or an item of a list, begins with at `at`. */
export function markerAt(plain: string, at = 0): Marker | null {
  const unit = plain.charCodeAt(at)
  if (BEGINS[unit] !== 1) return null
  for (const [style, pattern] of BY_FIRST.get(unit) ?? []) {
    pattern.lastIndex = at
    const match = pattern.exec(plain)
    if (!match) continue
    const number = numberOf(match[1] ?? '')
    if (number > 0) return { style, number, length: match[0].length, loose: false }
  }
  if (!HAN_NUMERALS.includes(plain.charAt(at))) return null
  LOOSE.lastIndex = at
  const match = LOOSE.exec(plain)
  const number = match ? numberOf(match[1] ?? '') : 0
  return match && number > 0 ? { style: 'han', number, length: match[0].length, loose: true } : null
}

/** 一是, 二要, 第三: counts points inside a paragraph. */
export function isCountedPoint(plain: string): boolean {
  return /^(?:第?[一二三四五六七八九十]{1,2}(?:是|要|来)|第[一二三四五六七八九十]{1,2}[，,、]|其[一二三四五六七八九十])/.test(
    plain,
  )
}

const HAN_DIGITS = '一二三四五六七八九'

function numberOf(numeral: string): number {
  const code = numeral.codePointAt(0) ?? 0
  if (code >= 0x2460 && code <= 0x249b) return ((code - 0x2460) % 20) + 1
  if (code >= 0x3220 && code <= 0x3229) return code - 0x3220 + 1
  if (code <= 0x39 || code >= 0xff10) return Number(numeral.normalize('NFKC'))
  if (numeral.length === 1) return HAN_NUMERALS.indexOf(numeral) + 1
  const [tens, units] = numeral.includes('十') ? numeral.split('十') : [null, numeral]
  if (tens === null) return units?.length === 1 ? HAN_DIGITS.indexOf(units) + 1 : 0
  if ((tens?.length ?? 0) > 1 || (units?.length ?? 0) > 1) return 0
  const ten = tens ? HAN_DIGITS.indexOf(tens) + 1 : 1
  return ten * 10 + (units ? HAN_DIGITS.indexOf(units) + 1 : 0)
}
