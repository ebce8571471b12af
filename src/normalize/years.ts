import type { Replacement } from './replacement.ts'

const NUMERALS = '〇一二三四五六七八九'
/** How a zero is written in a Chinese year, folded: two sizes of a circle, a letter O, a digit. */
const ZEROS = ['〇', '○', '◯', '零', 'o', '0']
/** 1900 to 2099 right before 年, and not the end of a longer number: neither 12013年 nor 十二〇一三年. */
const YEAR =
  /(?<![0-9〇○◯零一二三四五六七八九十百千万亿])(?:(?:19|20)\d\d|(?:一九|二[〇○◯零o0])[〇○◯零o0一二三四五六七八九]{2})年/g

/** The years of a search form, with every other writing of each: 二〇一三年 for 2013年. */
export function yearReplacements(form: string): Replacement[] {
  if (!form.includes('年')) return []
  return [...form.matchAll(YEAR)].flatMap(({ 0: shown, index: at }) => {
    const writings = writingsOf(digitsOf(shown))
    if (!writings.includes(shown)) return []
    return writings
      .filter((text) => text !== shown)
      .map((text) => ({ at, length: shown.length, text }))
  })
}

function digitsOf(year: string): string {
  return [...year.slice(0, 4)]
    .map((unit) => {
      if (ZEROS.includes(unit)) return '0'
      const numeral = NUMERALS.indexOf(unit)
      return numeral < 0 ? unit : `${numeral}`
    })
    .join('')
}

/**
 * A year's writings: digits, numerals with a zero of each kind (二〇一○年 mixes them, 2000年 does
 * not), and last the damaged one that lost its only zero: 二一一年 for 2011年. One that lost two
 * (二八年) or that of another century (一九八年) could be several years.
 */
function writingsOf(digits: string): string[] {
  const zeros = digits.split('0').length - 1
  const written = zeros > 2 ? ZEROS.map((zero) => numerals(digits, zero)) : mixed(digits)
  const damaged = zeros === 1 && digits.startsWith('20') ? [numerals(digits, '')] : []
  return [digits, ...written, ...damaged].map((year) => `${year}年`)
}

function mixed(digits: string): string[] {
  let writings = ['']
  for (const digit of digits) {
    const units = digit === '0' ? ZEROS : [NUMERALS.charAt(Number(digit))]
    writings = writings.flatMap((begun) => units.map((unit) => begun + unit))
  }
  return writings
}

function numerals(digits: string, zero: string): string {
  return [...digits]
    .map((digit) => (digit === '0' ? zero : NUMERALS.charAt(Number(digit))))
    .join('')
}
