import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { publish } from '../../../src/engine/embedded/generations/publish.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

test('a file that could not be read back is refused by its name, and nothing is written', async () => {
  const folder = join(temporaryFolder(), 'index')
  const description = { analysis: 'analysis-1', counts: { reports: 1, sections: 1 } }
  // Nobody writes to it, so that it takes no memory.
  const files = new Map([['forms.u16', new Uint8Array(2 ** 31)]])
  await expect(publish(folder, description, files)).rejects.toThrow(
    /nothing was published: forms\.u16 would have 2\.0 GiB/,
  )
  expect(existsSync(folder)).toBe(false)
})
