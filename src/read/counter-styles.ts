/** How a list counts: the numbers of HTML lists and of Word's automatic numbering, as they are shown. */

const DIGITS = '〇一二三四五六七八九'
const FORMAL = '零壹贰叁肆伍陆柒捌玖'
const FORMAL_TRADITIONAL = '零壹貳參肆伍陸柒捌玖'
const UNITS = ['', '十', '百', '千']
const FORMAL_UNITS = ['', '拾', '佰', '仟']
const ROMAN = 'm 1000 cm 900 d 500 cd 400 c 100 xc 90 l 50 xl 40 x 10 ix 9 v 5 iv 4 i 1'.split(' ')
/** Beyond, numbers are written in digits: no list counts so far, and Chinese groups by ten thousand. */
const MOST_CHINESE = 9_999
const MOST_ROMAN = 3_999
/** A letter list of more than `zzz` items is a fault; and so is a Word one of more than thirty letters. */
const MOST_LETTERS = 780

/** 一, 十, 十一, 二十, 一百零一, 一百一十; in digits past 9,999 and below one. */
export function chineseNumber(value: number): string {
  return grouped(value, DIGITS.replace('〇', '零'), UNITS).replace(/^一十/, '十')
}

/** 壹, 壹拾壹, 壹佰零壹; `traditional` 貳 for 贰. */
export function chineseFormal(value: number, traditional = false): string {
  return grouped(value, traditional ? FORMAL_TRADITIONAL : FORMAL, FORMAL_UNITS)
}

/** 百, 百一, 千二百: a single hundred has no 一, and zeros in between are not said. */
export function japaneseNumber(value: number): string {
  return grouped(value, DIGITS, UNITS)
    .replaceAll('〇', '')
    .replace(/一(?=[十百千])/g, '')
}

/** 一〇五: digit by digit. `zero` is what stands for 0. */
export function digitByDigit(value: number, zero = '〇'): string {
  return [...String(value)]
    .map((digit) => DIGITS[Number(digit)]?.replace('〇', zero) ?? digit)
    .join('')
}

/** a … z, aa, ab …: as lists of HTML count. */
export function letters(value: number): string {
  let rest = Math.floor(value)
  if (rest < 1) return String(value)
  let word = ''
  for (; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    word = String.fromCharCode(0x61 + ((rest - 1) % 26)) + word
  }
  return word
}

/** a … z, aa, bb …: as Word counts. */
export function repeatedLetters(value: number): string {
  if (value < 1 || value > MOST_LETTERS) return String(value)
  const letter = String.fromCharCode(0x61 + ((value - 1) % 26))
  return letter.repeat(Math.floor((value - 1) / 26) + 1)
}

/** i, ii, iv …; in digits past 3,999. */
export function roman(value: number): string {
  if (value < 1 || value > MOST_ROMAN) return String(value)
  let rest = value
  let word = ''
  for (let at = 0; at < ROMAN.length; at += 2) {
    for (const worth = Number(ROMAN[at + 1]); rest >= worth; rest -= worth) word += ROMAN[at]
  }
  return word
}

/** The member of a cycle such as 甲乙丙…, in digits past its end. */
export function memberOf(cycle: string, value: number): string {
  return [...cycle][value - 1] ?? String(value)
}

/** Numbers that Unicode has as one character each: `first` is that of 1; in digits past the last. */
export function enclosed(value: number, first: number, last: number): string {
  return value >= 1 && value <= last ? String.fromCodePoint(first + value - 1) : String(value)
}

function grouped(value: number, digits: string, units: readonly string[]): string {
  if (!Number.isInteger(value) || value < 1 || value > MOST_CHINESE) return String(value)
  const places = [...String(value)]
  const words = places.map((digit, at) => {
    const unit = units[places.length - 1 - at] ?? ''
    return digit === '0' ? '0' : `${digits[Number(digit)]}${unit}`
  })
  return words
    .join('')
    .replace(/0{1,4}$/, '')
    .replace(/0+/g, digits[0] ?? '')
}
