import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Readers } from '../../src/build/readers.ts'
import { bombs, TOO_LONG } from '../support/bombs.ts'
import { type Compiled, compiled } from '../support/compiled.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

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

test('there are fifty', () => {
  expect(bombs().length).toBeGreaterThanOrEqual(50)
})

test.each(bombs())('%s does no harm', async (_title, make) => {
  const { name, bytes, refused } = await make()
  const path = join(temporaryFolder(), name)
  writeFileSync(path, bytes)
  const outcomes = await readers.read({ kind: 'file', path, id: name })
  const reasons = outcomes.flatMap((one) => (one.kind === 'refused' ? [one.refusal.reason] : []))
  if (refused !== TOO_LONG) {
    for (const reason of reasons) expect(reason).not.toMatch(/^could not be read|computing|memory/)
  }
  if (refused) expect(reasons[0] ?? 'it was read').toMatch(refused)
  else expect(outcomes).toMatchObject([{ kind: 'report' }])
})
