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
const STYLES: readonly (readonly [NumberStyle, string])[] = [
  ['part', `第\\s{0,2}(${HAN})\\s{0,2}(?:部分|章|编|篇)[\\s、:：,，.．]{0,4}`],
  [
    'han-parenthesis',
    `[(（〔\\[【]\\s{0,3}(${HAN})\\s{0,3}[)）〕\\]】]\\s{0,3}[、.．,，]?\\s{0,6}`,
  ],
  ['han-parenthesis', `(${HAN})\\s{0,3}[)）]\\s{0,6}`],
  ['han-parenthesis', '([㈠-㈩])\\s{0,3}[、.．]?\\s{0,6}'],
  ['han', `(${HAN})\\s{0,4}[、，,.．﹑:：]\\s{0,6}`],
  ['digit-parenthesis', '[(（]\\s{0,3}([\\d０-９]{1,2})\\s{0,3}[)）]\\s{0,3}[、.．]?\\s{0,6}'],
  ['digit-parenthesis', '([①-⑳⑴-⒇])\\s{0,3}[、.．]?\\s{0,6}'],
  ['digit-parenthesis', '([\\d０-９]{1,2})\\s{0,2}[)）]\\s{0,6}'],
  ['digit', '([\\d０-９]{1,2})\\s{0,3}[、.．﹒，]\\s{0,6}(?![\\d０-９])'],
  ['digit', '([⒈-⒛])\\s{0,6}'],
]
const PATTERNS = STYLES.map(([style, source]) => [style, new RegExp(source, 'y')] as const)
const LOOSE = new RegExp(`(${HAN})[ \\u00a0\\u3000\\t]{1,6}(?=[\\u4e00-\\u9fff])`, 'y')

/** What a marker can begin with, by code unit: most lines are turned away by their first. */
const BEGINS = new Uint8Array(0x10000)
for (const character of '第(（〔[【一二三四五六七八九十0123456789０１２３４５６７８９') {
  BEGINS[character.charCodeAt(0)] = 1
}
BEGINS.fill(1, 0x2460, 0x249c)
BEGINS.fill(1, 0x3220, 0x322a)

/** The number a heading, or an item of a list, begins with at `at`. */
export function markerAt(plain: string, at = 0): Marker | null {
  if (BEGINS[plain.charCodeAt(at)] !== 1) return null
  for (const [style, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const match = pattern.exec(plain)
    if (!match) continue
    const number = numberOf(match[1] ?? '')
    if (number > 0) return { style, number, length: match[0].length, loose: false }
  }
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
  if (/^[\d０-９]+$/.test(numeral)) return Number(numeral.normalize('NFKC'))
  const [tens, units] = numeral.includes('十') ? numeral.split('十') : [null, numeral]
  if (tens === null) return units?.length === 1 ? HAN_DIGITS.indexOf(units) + 1 : 0
  if ((tens?.length ?? 0) > 1 || (units?.length ?? 0) > 1) return 0
  const ten = tens ? HAN_DIGITS.indexOf(tens) + 1 : 1
  return ten * 10 + (units ? HAN_DIGITS.indexOf(units) + 1 : 0)
}
