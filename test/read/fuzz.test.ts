import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FuzzedSources } from '../../scripts/fuzz/sources.mjs'
import type { ReadOutcome } from '../../src/build/outcome.ts'
import type { Readers } from '../../src/build/readers.ts'
import { type Compiled, compiled } from '../support/compiled.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const SAMPLE = fileURLToPath(new URL('../../index-data/sample', import.meta.url))
const samples = readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' })
  .sort()
  .map((name) => join(SAMPLE, name))
  .filter((path) => statSync(path).isFile())
  .map((path) => readFileSync(path))

let built: Compiled
let readers: Readers

beforeAll(async () => {
  built = await compiled()
  const { startReaders } =
    await built.load<typeof import('../../src/build/readers.ts')>('build/readers.js')
  readers = await startReaders(1)
})
afterAll(() => {
  readers.close()
  built.remove()
})

/** Whole characters, and no section without any: what a report may hold whatever its file held. */
function isWhole(outcome: ReadOutcome): boolean {
  if (outcome.kind === 'refused') return outcome.refusal.advice !== ''
  return outcome.report.sections.every(({ text, id }) => text !== '' && id !== '')
}

// More of each by `scripts/fuzz-sources.mjs`.
test.each([
  ['bytes', 150],
  ['html', 150],
  ['pdf', 60],
  ['docx', 60],
] as const)('damaged %s give a report or a reason, %i times', async (kind, count) => {
  const folder = temporaryFolder()
  const sources = new FuzzedSources(kind, 20, samples)
  const outcomes = { report: 0, refused: 0 }
  for (let at = 0; at < count; at += 1) {
    const { name, bytes } = await sources.next()
    const path = join(folder, name)
    writeFileSync(path, bytes)
    const results = await readers.read({ kind: 'file', path, id: name })
    expect(results.length, `file ${at}`).toBeGreaterThan(0)
    for (const result of results) {
      outcomes[result.kind] += 1
      expect(isWhole(result), `file ${at}`).toBe(true)
      const reason = result.kind === 'refused' ? result.refusal.reason : ''
      expect(reason, `file ${at}`).not.toMatch(/^could not be read|computing|memory/)
    }
  }
  // Else it would be damage that is seen at once, and nothing else would be tried.
  expect(outcomes.report).toBeGreaterThan(count / 20)
  expect(outcomes.refused).toBeGreaterThan(count / 20)
})
