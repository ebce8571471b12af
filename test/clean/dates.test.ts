import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseYear, datesIn, unreadableDateIn } from '../../src/clean/dates.ts'

const DIGITS = '〇一二三四五六七八九'
const UNITS = ['', ...DIGITS.slice(1)]

function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10)
  return `${tens > 1 ? UNITS[tens] : ''}${tens > 0 ? '十' : ''}${UNITS[value % 10]}`
}

function chineseDate(year: string, month: number, day: number): string {
  const digits = [...year].map((digit) => DIGITS[Number(digit)]).join('')
  return `${digits}年${chineseNumber(month)}月${chineseNumber(day)}日`
}

const WRITERS: readonly ((year: string, month: number, day: number) => string)[] = [
  (y, m, d) => `${y}-${pad(m)}-${pad(d)} 00:00:00`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d) => `${y} 年 ${m} 月 ${d} 日`,
  (y, m, d) => `${y}/${m}/${d}`,
  (y, m, d) => `${y}.${m}.${d}`,
  (y, m, d) => `${y}．${pad(m)}．${pad(d)}`,
  (y, m, d) => `${y}${pad(m)}${pad(d)}`,
  (y, m, d) => `发布时间：${y}-${m}-${d}字体：[大 中 小]`,
  chineseDate,
  (y, m, d) => chineseDate(y, m, d).replaceAll('〇', '○'),
  (y, m, d) => chineseDate(y, m, d).replaceAll('〇', 'O'),
  (y, m, d) => chineseDate(y, m, d).replaceAll('〇', '零'),
]

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

describe('datesIn', () => {
  it('reads every date of the calendar back from every way to write it', () => {
    const date = fc.date({
      min: new Date('1949-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(date, fc.constantFrom(...WRITERS), (value, write) => {
        const [year, month, day] = value.toISOString().slice(0, 10).split('-')
        const written = write(year ?? '', Number(month), Number(day))
        expect(datesIn(written)).toEqual([`${year}-${month}-${day}`])
      }),
    )
  })

  it.each([
    ['2014年2月30日'],
    ['2014-13-01'],
    ['2016222'],
    ['2014年3月'],
    ['二〇一四年三月'],
    ['192.168.2014.3.28'],
    ['430S00039/2014-58818'],
    ['20140328123456'],
    ['1014-03-28'],
    [''],
  ])('reads none in %s', (text) => expect(datesIn(text)).toEqual([]))

  it('keeps several in order', () =>
    expect(datesIn('2014年3月5日报送,二〇一四年三月六日签发')).toEqual([
      '2014-03-05',
      '2014-03-06',
    ]))

  it('is total, and every date it reads is one of the calendar', () => {
    const piece = fc.constantFrom(
      '2014',
      '年',
      '月',
      '日',
      '-',
      '/',
      '3',
      '二',
      '〇',
      '十',
      '\ud83d',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((list) => list.join('')),
    )
    fc.assert(
      fc.property(text, (value) => {
        for (const date of datesIn(value)) {
          expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date)
        }
      }),
    )
  })
})

describe('years in Chinese characters', () => {
  it.each([
    ['二〇一三', 2013],
    ['二○一三', 2013],
    ['二O一三', 2013],
    ['二零一三', 2013],
    ['二0一三', 2013],
    ['一九九八', 1998],
    ['二一一', 2011],
    ['二九', 2009],
    ['二一', null],
    ['二〇一', null],
    ['三〇一三', null],
    ['一二', null],
  ])('%s is %s', (text, year) => expect(chineseYear(text)).toBe(year))

  it('puts lost zeros back in a full date', () =>
    expect(datesIn('二一一年三月八日')).toEqual(['2011-03-08']))
})

describe('unreadableDateIn', () => {
  it.each([
    ['2016222', '2016222'],
    ['湛江市编办 2016222', '2016222'],
    ['2014年2月30日', '2014年2月30日'],
    ['2014-02-30', '2014-02-30'],
    ['2014-02-28', null],
    ['7511982', null],
    ['邮编:412300', null],
    ['430S00039/2014-58818', null],
  ])('%s: %s', (text, expected) => expect(unreadableDateIn(text)).toBe(expected))
})
