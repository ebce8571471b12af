import fc from 'fast-check'
import { Converter } from 'opencc-js'
import { describe, expect, test } from 'vitest'
import { hanNumber } from '../../../src/clean/figures/han-number.ts'
import { quantitiesIn } from '../../../src/clean/figures/quantities.ts'
import { readFigures } from '../../../src/clean/figures/read-figures.ts'
import type { SectionKind } from '../../../src/model/section.ts'
import { goldenRows } from '../../support/golden.ts'

const ROWS = goldenRows('figures.tsv').map(([kind = '', text = '']) => ({
  kind: kind as SectionKind,
  text,
  leadEnd: 0,
}))
const row = fc.constantFrom(...ROWS)
const toTraditional = Converter({ from: 'cn', to: 't' })

/** What is read, its place aside. */
function readings(section: (typeof ROWS)[number]) {
  return readFigures([section], '年度报告').map(({ span: _, ...figure }) => figure)
}

describe('a figure does not depend on how its sentence is written', () => {
  test('not on the script', () => {
    for (const section of ROWS) {
      const other = { ...section, text: toTraditional(section.text) }
      expect(readings(other), other.text).toEqual(readings(section))
    }
  })

  test('not on full-width digits and marks', () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0))
    for (const section of ROWS) {
      if (/[|\t]/.test(section.text)) continue
      expect(readings({ ...section, text: wide(section.text) })).toEqual(readings(section))
    }
  })

  test('not on spaces, nor on what is invisible', () => {
    fc.assert(
      fc.property(
        row.filter(({ text }) => !/不存在|为零|百分之/.test(text)),
        fc.constantFrom(' ', '\u3000', '\u200b', '\u00ad'),
        fc.nat(),
        (section, space, seed) => {
          const text = [...section.text]
            .map((character, at) =>
              (at + seed) % 3 === 0 && at > 0 ? space + character : character,
            )
            .join('')
          expect(readings({ ...section, text })).toEqual(readings(section))
        },
      ),
    )
  })

  test('not on the lines around it', () => {
    fc.assert(
      fc.property(row, row, (one, two) => {
        const text = `${one.text}\n${two.text}`
        fc.pre(one.kind === two.kind && text.includes('。') && !/数量\n/.test(text))
        const together = readFigures([{ ...one, text }], '年度报告')
        expect(together).toHaveLength(readings(one).length + readings(two).length)
      }),
    )
  })
})

test('a span holds the number and lies in the text', () => {
  for (const section of ROWS) {
    for (const { span, value } of readFigures([section], '年度报告')) {
      expect(span.end).toBeLessThanOrEqual(section.text.length)
      const words = section.text.slice(span.start, span.end)
      expect(words).toMatch(value === 0 ? /[0零未没無无沒不]/ : /[\d０-９一二三四五六七八九十百]/)
    }
  }
})

test('reports that treat everything, and sections of problems and plans, have none', () => {
  for (const section of ROWS) {
    for (const kind of ['工作报告', '公报', '通知'] as const) {
      expect(readFigures([section], kind)).toEqual([])
    }
    for (const kind of ['problems', 'plans'] as const)
      expect(readings({ ...section, kind })).toEqual([])
  }
})

/** A number below a hundred million in Chinese, the plain way: every place said, zeros once. */
function inHan(value: number): string {
  if (value >= 10_000) {
    const low = value % 10_000
    const rest = low === 0 ? '' : `${low < 1000 ? '零' : ''}${inHan(low)}`
    return `${inHan(Math.floor(value / 10_000))}万${rest}`
  }
  const places = ['', '十', '百', '千']
  const digits = [...String(value)].map(Number)
  return digits
    .map((digit, at) =>
      digit === 0 ? '零' : `${'零一二三四五六七八九'[digit]}${places[digits.length - 1 - at]}`,
    )
    .join('')
    .replace(/零+/g, '零')
    .replace(/(?<=.)零$/, '')
}

test('every Chinese numeral is read as what it says', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(200), fc.nat(99_999_999)), (value) => {
      const written = inHan(value)
      expect([written, hanNumber(written)]).toEqual([written, value])
      const short = written.replace(/^一十/, '十')
      expect([short, hanNumber(short)]).toEqual([short, value])
    }),
  )
})

test.each([
  ['两百', 200],
  ['两千零五', 2005],
  ['二百五', 250],
  ['三万六', 36_000],
  ['三万零六', 30_006],
  ['百', null],
  ['三四', null],
  ['十十', null],
  ['三千万', 30_000_000],
  ['万', null],
  ['百十', null],
  ['', null],
])('%s is %j', (written, value) => expect(hanNumber(written)).toBe(value))

test('digits, grouped or with 万 and 亿, are read as numbers are', () => {
  fc.assert(
    fc.property(
      fc.nat(99_999_999),
      fc.constantFrom(['', 1], ['万', 1e4], ['亿', 1e8]),
      fc.boolean(),
      (value, [scale, times], isGrouped) => {
        const digits = isGrouped ? value.toLocaleString('en-US') : `${value}`
        const [quantity] = quantitiesIn(`共${digits}${scale}条`)
        expect(quantity).toMatchObject({ value: value * Number(times), unit: '条' })
      },
    ),
  )
})

/** 100 kB of what each pattern could be held up by. */
const HOSTILE = [
  '收到申请',
  '公开',
  '没有',
  '没有发生因',
  '政府信息公开',
  '1,234',
  '9'.repeat(50),
  '三千',
  '（',
  '：',
  '、',
  '行政复议和',
  '其中1件',
  '收到申请1件，其中网上',
  '公开1条',
  '未收取费用，',
  '百分之',
  '全年',
  '2013年',
]

test.each(HOSTILE)('%s over and over is read in linear time', (piece) => {
  const read = (length: number) => {
    const text = piece.repeat(Math.ceil(length / piece.length))
    return readFigures([{ kind: 'requests', text, leadEnd: 0 }], '年度报告').length
  }
  // What grew with the square would take minutes here, not the test's five seconds.
  expect(read(100_000)).toBeGreaterThanOrEqual(0)
})
