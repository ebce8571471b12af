/** Digits of Chinese dates, with what stands in for a lost or replaced zero. */
const HAN_DIGITS = '[〇○Ｏ０OoО0零一二三四五六七八九]'
const NUMERIC =
  '(?:19|20)\\d{2}\\s{0,2}(?:[-/.]\\s{0,2}\\d{1,2}\\s{0,2}[-/.]\\s{0,2}\\d{1,2}|年\\s{0,2}\\d{1,2}\\s{0,2}月(?:\\s{0,2}\\d{1,2}\\s{0,2}日)?)'
const CLOCK = '(?:[\\sT]{0,4}\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2}(?:\\.\\d{1,3})?)?)?'
const HAN = `二\\s{0,2}${HAN_DIGITS}{2,3}\\s{0,2}年(?:\\s{0,2}[一二三四五六七八九十]{1,2}\\s{0,2}月(?:\\s{0,2}[一二三四五六七八九十]{1,3}\\s{0,2}日)?)?`

const TIMESTAMP = new RegExp(`(?:${NUMERIC})(?!\\d)${CLOCK}`, 'y')
const DATE_LINE = new RegExp(
  `^[(（【\\[]?\\s{0,2}(?:${NUMERIC}|${HAN}|(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))${CLOCK}\\s{0,2}[)）】\\]]?$`,
)
/** What such a line begins with. */
const DATE_FIRST = /^[(（【[\s12二]/
const DATE_END = new RegExp(`(?:${NUMERIC}|${HAN})$`)
/** What a date ends with. */
const DATE_LAST = '0123456789年月日'
const RUN_TOGETHER = /^(?:19|20)\d{4,5}$/

/** End of the date (and time of day) that begins at `at`, or -1. */
export function timestampEnd(plain: string, at: number): number {
  TIMESTAMP.lastIndex = at
  return TIMESTAMP.test(plain) ? TIMESTAMP.lastIndex : -1
}

/** The line is a date and nothing else: 2013年12月31日, 二○一四年三月, (2014-03-31). */
export function isDateLine(plain: string): boolean {
  return plain.length <= 40 && DATE_FIRST.test(plain) && DATE_LINE.test(plain)
}

/** Where the date that ends the text begins, or -1. */
export function closingDate(plain: string): number {
  if (!DATE_LAST.includes(plain.charAt(plain.length - 1))) return -1
  const tail = plain.slice(-40)
  const match = DATE_END.exec(tail)
  return match ? plain.length - tail.length + match.index : -1
}

/** 2016222: once a date, but its parts cannot be told apart. */
export function isUnreadableDate(plain: string): boolean {
  return RUN_TOGETHER.test(plain)
}
