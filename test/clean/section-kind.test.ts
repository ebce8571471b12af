import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSectionKind } from '../../src/clean/section-kind.ts'
import {
  FRAME_RULES,
  rulesNamed,
  TOPIC_RULES,
  WHOLE_RULES,
} from '../../src/clean/section-kind-rules.ts'
import type { ReportKind } from '../../src/model/report.ts'
import { goldenRows } from '../support/golden.ts'

const ROWS = goldenRows('section-kinds.tsv')
const RULES = [...WHOLE_RULES, ...TOPIC_RULES, ...FRAME_RULES]
const KINDS = new Set(RULES.map(({ kind }) => kind))

function read([path = '', , , report]: readonly string[]) {
  return readSectionKind(path.split(' › '), (report as ReportKind | undefined) ?? '年度报告')
}

test.each(ROWS)('%s: %s, for %s', (...row) => {
  expect(read(row).kind).toBe(row[1])
})

test('every rule decides some row', () => {
  expect(ROWS.length).toBeGreaterThanOrEqual(80)
  const used = new Set(ROWS.map((row) => read(row).rule))
  expect(RULES.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([])
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
})

test('the head and the text before the first heading are overview', () => {
  expect(readSectionKind([])).toEqual({ kind: 'overview', rule: 'head' })
})

test('any headings have a kind, by a rule or as other', () => {
  const words = ROWS.flatMap(([path = '']) => path.split(/ › |、/))
  const heading = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...words)).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(fc.array(heading, { minLength: 1, maxLength: 5 }), (headings) => {
      const { kind, rule } = readSectionKind(headings)
      expect(kind).toBe(rule?.split(':')[0] ?? 'other')
      expect(KINDS).toContain(kind)
    }),
  )
})

test.each(['公开', '存在', '主要', '年工作', '的情况', '支出', '任务', '第一章'])(
  'a megabyte of %s is read no further than a heading may go',
  (piece) => {
    const long = piece.repeat(Math.ceil(1e6 / piece.length))
    const short = long.slice(0, 100)
    expect(readSectionKind([long, long, long])).toEqual(readSectionKind([short, short, short]))
  },
)

test('no rule that fits is turned away by its characters', () => {
  const written = RULES.flatMap(({ pattern }) => pattern.source.match(/[\u4e00-\u9fff\d]+/g) ?? [])
  const words = fc
    .array(fc.constantFrom(...new Set(written)), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join(''))
  const fitted = new Set<string>()
  fc.assert(
    fc.property(words, (heading) => {
      const named = rulesNamed(heading)
      for (const { id, bit, pattern } of RULES) {
        if (!pattern.test(heading)) continue
        fitted.add(id)
        expect(named & bit, `${id}: ${heading}`).not.toBe(0)
      }
    }),
    { numRuns: 5_000 },
  )
  expect(fitted.size).toBeGreaterThan(20)
})
