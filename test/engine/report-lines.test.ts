import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanReport } from '../../src/clean/clean-report.ts'
import type { ReportRecord } from '../../src/engine/embedded/collection.ts'
import {
  briefOf,
  linesOf,
  recordsIn,
  storedRecordsIn,
} from '../../src/engine/embedded/report-lines.ts'

/** Texts that look like what stands between a report and its sections, and objects that are. */
const text = fc.constantFrom('一', '},"sections":[', '"', '\\', '\n', '\ud800', '')
/**
 * Of names that are one escaped character, one alone: V8's `JSON.parse` in Node 24.21 takes one such name for another
 * that it read before. Reports have none.
 */
const name = fc.constantFrom('一', '},"sections":[', '"', '')
const inside = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.constantFrom(null, 1, true),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.record(
      { a: tie('value'), sections: fc.array(tie('value'), { maxLength: 2 }) },
      { noNullPrototype: true },
    ),
  ),
})).value
const record = fc
  .tuple(fc.dictionary(name, inside, { noNullPrototype: true, maxKeys: 3 }), fc.array(inside))
  .map(([report, sections]) => ({ report, sections }) as unknown as ReportRecord)

test('reports and their sections are read apart as they were stored together', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 4 }), (records) => {
      const lines = linesOf(records, new Map())
      const expected = records.map((one) => JSON.parse(JSON.stringify(one)))
      expect([...recordsIn(lines)]).toEqual(expected)
      const stored = [...storedRecordsIn(lines)]
      const whole = stored.map(([{ report, sections }]) => ({ report, sections }))
      expect(whole).toEqual(expected)
      expect(linesOf([...new Map(stored).keys()], new Map(stored))).toEqual(lines)
    }),
    { numRuns: 500 },
  )
})

/** Values that hold what the pieces of a report are found by, as texts, names and objects. */
const NAMES = ['agency', 'region', 'url', 'published', 'id', 'outline', 'repairs', 'furniture']
const nasty = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...NAMES, '","id":"', ',"outline":', '"repairs":{},"furniture":', '\\', '"}'),
    fc.constantFrom(null, 2019),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { noNullPrototype: true, maxKeys: 1 }),
  ),
})).value
/** As reports are written, of any values. */
const KEYS =
  'agency region level kind url year published contact evidence flags id title script duplicates outline figures repairs furniture'
const reportOf = (values: readonly unknown[]) =>
  Object.fromEntries(KEYS.split(' ').map((key, i) => [key, values[i]]))
const BRIEF = ['url', 'year', 'id', 'title', 'script', 'duplicates', 'repairs'] as const

function storedAlone(report: object) {
  const lines = linesOf([{ report, sections: [] } as unknown as ReportRecord], new Map())
  const [[record] = []] = storedRecordsIn(lines)
  return record as ReportRecord
}

test('what is told of a report in brief is what stands in it, whatever else does', () => {
  const written = fc
    .array(nasty, { minLength: 18, maxLength: 18 })
    .chain((values) => fc.tuple(fc.constant(reportOf(values)), fc.subarray(KEYS.split(' '))))
  fc.assert(
    fc.property(written, ([report, left]) => {
      for (const key of left) if (!BRIEF.some((one) => one === key)) delete report[key]
      const whole = JSON.parse(JSON.stringify(report))
      const brief = briefOf(storedAlone(report))
      for (const key of BRIEF) expect(brief[key]).toEqual(whole[key])
      expect(brief.agency?.name).toEqual(whole.agency?.name)
    }),
    { numRuns: 2_000 },
  )
})

test('the rest of a report is not read for it', () => {
  const text =
    '岚江省水利厅2019年政府信息公开工作年度报告\n\n一、"id":\n\n"url":"a"。全年收到申请 3 件。'
  const source = { id: '"outline":', text, fileName: '', url: 'https://a.cn/' }
  const { sections, ...report } = cleanReport(source)
  const line = linesOf([{ report, sections: [] }], new Map())
  const broken = Buffer.from(Buffer.from(line).toString().replace('"figures":[', '"figures":[[['))
  const [[stored] = []] = storedRecordsIn(broken)
  const { agency, url, year, id, title, script, duplicates, repairs } = report
  const named = { name: agency?.name }
  const brief = { agency: named, url, year, id, title, script, duplicates, repairs }
  expect(briefOf(stored as ReportRecord)).toEqual(brief)
  expect(() => stored?.report).toThrow(SyntaxError)
})

test('a report whose values stand in another order is told in brief as it is', () => {
  const written = fc.tuple(
    fc.array(nasty, { minLength: 18, maxLength: 18 }),
    fc.shuffledSubarray(KEYS.split(' '), { minLength: 16 }),
  )
  fc.assert(
    fc.property(written, ([values, order]) => {
      const all = reportOf(values)
      const report = Object.fromEntries(order.map((key) => [key, all[key]]))
      const whole = JSON.parse(JSON.stringify(report))
      const brief = briefOf(storedAlone(report))
      for (const key of BRIEF) expect(brief[key]).toEqual(whole[key])
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['published', 'year'],
  ['outline', 'title'],
  ['region', 'url'],
])('a report is told in brief where %s stands before %s', (first, second) => {
  const keys = KEYS.split(' ').filter((key) => key !== first)
  keys.splice(keys.indexOf(second), 0, first)
  const report = Object.fromEntries(keys.map((key) => [key, key === 'agency' ? null : key]))
  const brief = briefOf(storedAlone(report))
  for (const key of BRIEF) expect(brief[key]).toBe(key)
})
