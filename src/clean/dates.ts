/** Reads dates as reports write them. Nothing is completed: a date without its day is no date. */

/** Ways to write a zero of a Chinese year: 二〇一三, 二○一三, 二O一三, 二零一三, 二0一三. */
const ZERO = '〇○◯零OoΟοОо0●'
const DIGITS = '一二三四五六七八九'
const YEAR_CHARACTERS = `[一二三四五六七八九${ZERO}]{2,4}`
const NUMBER_CHARACTERS = '[一二三四五六七八九十廿卅]{1,4}|\\d{1,2}'

const WESTERN =
  /(?<!\d|\d\.)(\d{4})(?:年(\d{1,2})月(\d{1,2})(?:日|号|(?!\d))|([-/.])(\d{1,2})\4(\d{1,2})(?!\d|\.\d)|(\d{2})(\d{2})(?!\d))/g
const CHINESE = new RegExp(
  `(${YEAR_CHARACTERS})年(${NUMBER_CHARACTERS})月(${NUMBER_CHARACTERS})[日号]`,
  'g',
)
/** Digits at the end that begin like a year and are no date: 2016222, 201403, 20141332. */
const RUN = /(?:^|[\p{Script=Han})])((?:19|20)\d{3,6})$/u
const NUMBERED = /电话|传真|邮编|编码|号|热线/
const WRITTEN = /(?<!\d)\d{4}(?:年\d{1,2}月\d{1,2}日?|([-/.])\d{1,2}\1\d{1,2}(?!\d))/

/** Every date holds it; NFKC makes 年 also of its compatibility form. */
const MAY_DATE = /[\p{N}年\uf98e]/u

/** Every full date of the calendar in a text, in order, as `YYYY-MM-DD`. */
export function datesIn(text: string): readonly string[] {
  if (!MAY_DATE.test(text)) return []
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/g, (space) => (/[\r\n]/.test(space) ? '\n' : ' '))
  const closed = plain.replace(/ ?([年月日号]) ?/g, '$1').replace(/ ?([-/.]) ?(?=\d)/g, '$1')
  const found: (readonly [number, string])[] = []
  for (const match of closed.matchAll(WESTERN)) {
    const [, year, m1, d1, , m2, d2, m3, d3] = match
    const date = calendarDate(Number(year), Number(m1 ?? m2 ?? m3), Number(d1 ?? d2 ?? d3))
    if (date) found.push([match.index, date])
  }
  for (const match of closed.matchAll(CHINESE)) {
    const [, year = '', month = '', day = ''] = match
    const date = calendarDate(chineseYear(year) ?? 0, chineseNumber(month), chineseNumber(day))
    if (date) found.push([match.index, date])
  }
  return found.sort((a, b) => a[0] - b[0]).map(([, date]) => date)
}

/** What looks like a date and is none (2016222, 2014年2月30日), or null. */
export function unreadableDateIn(text: string): string | null {
  if (datesIn(text).length > 0) return null
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const run = NUMBERED.test(plain) ? null : RUN.exec(plain)
  return WRITTEN.exec(plain)?.[0] ?? run?.[1] ?? null
}

/**
 * A year in Chinese characters. Zeros that a page lost are put back where only one year of this or
 * the last century fits: 二一一 is 2011 and 二九 2009, but 二一 may be 2001 or 2010, so null.
 */
export function chineseYear(text: string): number | null {
  const digits = [...text].map((character) =>
    ZERO.includes(character) ? 0 : DIGITS.indexOf(character) + 1,
  )
  const [a = 0, b = 0, c = 0, d = 0] = digits
  if (digits.length === 4) return inRange(a * 1000 + b * 100 + c * 10 + d)
  if (a !== 2 || digits.includes(0)) return null
  if (digits.length === 3) return inRange(2000 + b * 10 + c)
  return digits.length === 2 && b > 2 ? 2000 + b : null
}

function inRange(year: number): number | null {
  return year >= 1949 && year <= 2099 ? year : null
}

/** 一 to 卅一, also 二十一, 廿一 and 21; 0 when it is no number. */
function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const match = /^(?:([二三])?(十)|(廿)|(卅))?([一二三四五六七八九])?$/.exec(text)
  if (!match) return 0
  const [, times, ten, twenty, thirty, unit] = match
  const tens = ten ? (times ? DIGITS.indexOf(times) + 1 : 1) : twenty ? 2 : thirty ? 3 : 0
  return tens * 10 + (unit ? DIGITS.indexOf(unit) + 1 : 0)
}

function calendarDate(year: number, month: number, day: number): string | null {
  if (inRange(year) === null) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}`
}
