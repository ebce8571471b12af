import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cleanReport } from '../../src/clean/clean-report.ts'
import { readSource } from '../../src/read/read-source.ts'
import { differences, readGold } from '../support/gold.ts'

const ROOT = new URL('../../', import.meta.url)
const COLLECTIONS = [
  {
    name: 'real reports beside the checkout',
    folder: new URL('../shared/reports/', ROOT),
    gold: new URL('../shared/reports/gold.json', ROOT),
    count: 5,
  },
  {
    name: 'the sample collection',
    folder: new URL('index-data/sample/', ROOT),
    gold: new URL('test/gold/sample.json', ROOT),
    count: 1,
  },
]

for (const { name, folder, gold, count } of COLLECTIONS) {
  const present = existsSync(gold)
  const title = present ? name : `${name} (skipped: ${gold.pathname} is absent)`
  describe.skipIf(!present)(`${title}: a report reads as a careful reader reads it`, () => {
    const reports = present ? readGold(gold) : new Map()

    test('there are reports to compare', () => {
      expect(reports.size).toBeGreaterThanOrEqual(count)
    })

    test.each([...reports.keys()])('%s', async (id) => {
      const report = cleanReport(await readSource(new URL(id, folder).pathname, id))
      expect(differences(report, reports.get(id) ?? {})).toEqual([])
    })
  })
}
