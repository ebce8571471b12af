import { expect, test } from 'vitest'
import type { ReportRecord } from '../../src/engine/embedded/collection.ts'
import { linesOf, storedRecordsIn } from '../../src/engine/embedded/report-lines.ts'
import { withDuplicates } from '../../src/engine/embedded/write-index.ts'

const record = {
  report: { id: 'a', duplicates: ['b', 'c'] },
  sections: [],
} as never as ReportRecord
const [stored] = [...storedRecordsIn(linesOf([record], new Map()))].map(([each]) => each)

test.each([[[]], [['b']], [['c', 'b']], [['b', 'c', 'd']], [['b', 'd']]])(
  'a record has other duplicates: %j',
  (duplicates) => {
    for (const each of [record, stored as ReportRecord]) {
      const now = withDuplicates(each, duplicates)
      expect(now).toEqual({ report: { id: 'a', duplicates }, sections: [] })
      expect(withDuplicates(each, ['b', 'c'])).toBe(each)
    }
  },
)
