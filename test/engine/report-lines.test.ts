import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReportRecord } from '../../src/engine/embedded/collection.ts'
import { linesOf, recordsIn, storedRecordsIn } from '../../src/engine/embedded/report-lines.ts'

/** Texts that look like what stands between a report and its sections, and objects that are. */
const text = fc.constantFrom('一', '},"sections":[', '"', '\\', '\n', '\ud800', '')
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
  .tuple(fc.dictionary(text, inside, { noNullPrototype: true, maxKeys: 3 }), fc.array(inside))
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
