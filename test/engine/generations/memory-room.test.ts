import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { writeIndex } from '../../../src/engine/embedded/embedded-engine.ts'
import { checkMemoryRoom } from '../../../src/engine/embedded/generations/memory-room.ts'
import { analyzed, reportOf } from '../../support/reports.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const MEGABYTE = 2 ** 20

async function indexWith(suggestions: string) {
  const folder = temporaryFolder()
  const reports = [analyzed(reportOf('a', ['政务公开']))]
  const id = await writeIndex(folder, 'analysis-1', reports, { suggestions: () => suggestions })
  return { folder, id }
}

test('the sizes of its files decide how much memory a generation needs', async () => {
  const small = await indexWith('')
  const large = await indexWith('\n'.repeat(10 * MEGABYTE))
  const room = (index: typeof small, left: number) =>
    checkMemoryRoom(index.folder, index.id, left * MEGABYTE)
  await expect(room(small, 170)).resolves.toBeUndefined()
  await expect(room(large, 190)).resolves.toBeUndefined()
  await expect(room(large, 170)).rejects.toMatchObject({
    message: `Index ${large.folder}: opening it beside what is served takes about 186 MB of memory, and 170 MB are left`,
    advice: 'Start the server again: then it holds one of them only.',
  })
})

test('a small generation has room on this machine, as the platform tells it', async () => {
  const { folder, id } = await indexWith('')
  await expect(checkMemoryRoom(folder, id)).resolves.toBeUndefined()
})

test('what cannot be read is left to who loads it', async () => {
  const { folder, id } = await indexWith('')
  rmSync(folder, { recursive: true })
  await expect(checkMemoryRoom(folder, id, 1)).resolves.toBeUndefined()
})
