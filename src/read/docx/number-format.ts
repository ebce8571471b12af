import {
  chineseFormal,
  chineseNumber,
  digitByDigit,
  enclosed,
  japaneseNumber,
  memberOf,
  repeatedLetters,
  roman,
} from '../counter-styles.ts'

const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const FULL_WIDTH = '０１２３４５６７８９'

/** ① to ⑳, ㉑ to ㉟, ㊱ to ㊿: three runs of Unicode. */
const circled = (value: number): string => {
  if (value <= 20) return enclosed(value, 0x2460, 20)
  if (value <= 35) return enclosed(value - 20, 0x3251, 15)
  return value <= 50 ? enclosed(value - 35, 0x32b1, 15) : String(value)
}
const fullWidth = (value: number): string =>
  String(value).replace(/\d/g, (digit) => FULL_WIDTH[Number(digit)] ?? digit)
/** Chinese up to a hundred, digit by digit from there on. */
const counting = (value: number): string =>
  value < 100 ? chineseNumber(value) : digitByDigit(value, '○')

/** How `w:numFmt` writes a number: ECMA-376 part 1, 17.18.59. */
const FORMATS: ReadonlyMap<string, (value: number) => string> = new Map([
  ['decimal', String],
  ['decimalZero', (value) => String(value).padStart(2, '0')],
  ['decimalFullWidth', fullWidth],
  ['decimalFullWidth2', fullWidth],
  ['decimalHalfWidth', String],
  ['decimalEnclosedCircle', circled],
  ['decimalEnclosedCircleChinese', circled],
  ['decimalEnclosedParen', (value) => enclosed(value, 0x2474, 20)],
  ['decimalEnclosedFullstop', (value) => enclosed(value, 0x2488, 20)],
  ['ideographEnclosedCircle', (value) => enclosed(value, 0x3280, 10)],
  ['lowerLetter', repeatedLetters],
  ['upperLetter', (value) => repeatedLetters(value).toUpperCase()],
  ['lowerRoman', roman],
  ['upperRoman', (value) => roman(value).toUpperCase()],
  ['chineseCounting', counting],
  ['taiwaneseCounting', counting],
  ['chineseCountingThousand', chineseNumber],
  ['taiwaneseCountingThousand', chineseNumber],
  ['ideographDigital', (value) => digitByDigit(value)],
  ['taiwaneseDigital', (value) => digitByDigit(value, '○')],
  ['japaneseDigitalTenThousand', (value) => digitByDigit(value)],
  ['japaneseCounting', japaneseNumber],
  ['chineseLegalSimplified', (value) => chineseFormal(value)],
  ['ideographLegalTraditional', (value) => chineseFormal(value, true)],
  ['ideographTraditional', (value) => memberOf(STEMS, value)],
  ['ideographZodiac', (value) => memberOf(BRANCHES, value)],
  ['numberInDash', (value) => `- ${value} -`],
])

/** A number as Word shows it; empty for formats that show none, digits for those we do not know. */
export function formatted(value: number, format: string): string {
  if (format === 'none' || format === 'bullet') return ''
  return (FORMATS.get(format) ?? String)(value)
}
