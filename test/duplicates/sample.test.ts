import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildIndex } from '../../src/build.ts'
import { openIndex } from '../../src/index-folder.ts'
import { SAMPLE } from '../support/collections.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const GOLD: {
  readonly duplicates: readonly (readonly string[])[]
  readonly reports: Readonly<Record<string, unknown>>
} = JSON.parse(readFileSync(new URL('../gold/sample.json', import.meta.url), 'utf8'))

test('an index of the sample links the reports that are the same, and no others', async () => {
  const folder = temporaryFolder()
  const { duplicates } = await buildIndex([SAMPLE], folder)
  const index = await openIndex(folder)
  const linked = Object.keys(GOLD.reports).flatMap((id) => {
    const others = index.report(id)?.duplicates ?? []
    return others.length > 0 ? [[id, ...others].sort()] : []
  })
  const expected = GOLD.duplicates.map((ids) => [...ids].sort())
  expect(linked).toEqual(expected.flatMap((ids) => ids.map(() => ids)))
  expect(duplicates).toBe(linked.length)
})
