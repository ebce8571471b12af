import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeIndex } from '../../../src/engine/embedded/embedded-engine.ts'
import { checkHeapRoom } from '../../../src/engine/embedded/generations/heap-room.ts'
import { writeAddition } from '../../../src/engine/embedded/layers/write-addition.ts'
import {
  type PublishedReports,
  publishedReports,
} from '../../../src/engine/embedded/published-reports.ts'
import { IndexError } from '../../../src/errors.ts'
import { analyzed, reportOf } from '../../support/reports.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const MEGABYTE = 2 ** 20

async function indexWith(suggestions: string): Promise<string> {
  const folder = temporaryFolder()
  const reports = [analyzed(reportOf('a', ['政务公开']))]
  await writeIndex(folder, 'analysis-1', reports, { suggestions: () => suggestions })
  return folder
}

test('what becomes objects decides how much heap is needed', async () => {
  const small = await indexWith('')
  const large = await indexWith('\n'.repeat(10 * MEGABYTE))
  await expect(checkHeapRoom(small, 64 * MEGABYTE)).resolves.toBeUndefined()
  await expect(checkHeapRoom(large, 128 * MEGABYTE)).resolves.toBeUndefined()
  await expect(checkHeapRoom(large, 64 * MEGABYTE)).rejects.toThrow(IndexError)
})

test('what was added counts as well, and its suggestions in place of those of the base', async () => {
  const folder = await indexWith('\n'.repeat(10 * MEGABYTE))
  const earlier = (await publishedReports(folder)) as PublishedReports
  const reports = [analyzed(reportOf('b', ['政务公开']))]
  const suggestions = () => '\n'.repeat(20 * MEGABYTE)
  await writeAddition(folder, 'analysis-1', reports, earlier, { suggestions })
  await expect(checkHeapRoom(folder, 140 * MEGABYTE)).rejects.toThrow('about 149 MB')
  await expect(checkHeapRoom(folder, 150 * MEGABYTE)).resolves.toBeUndefined()
})

test('the error names the folder, what is needed, and how it is given', async () => {
  const folder = await indexWith('\n'.repeat(10 * MEGABYTE))
  await expect(checkHeapRoom(folder, 64 * MEGABYTE)).rejects.toMatchObject({
    message: `Index ${folder}: serving it takes about 99 MB of heap, and this process may use 64 MB`,
    advice: 'Start it with more: NODE_OPTIONS=--max-old-space-size=256.',
  })
})

test('what cannot be read is left to who loads it', async () => {
  const folder = await indexWith('\n'.repeat(10 * MEGABYTE))
  writeFileSync(join(folder, 'current'), 'garbage')
  await expect(checkHeapRoom(folder, 1)).resolves.toBeUndefined()
  rmSync(folder, { recursive: true })
  await expect(checkHeapRoom(folder, 1)).resolves.toBeUndefined()
})
