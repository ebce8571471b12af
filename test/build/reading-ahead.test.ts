import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readingAhead } from '../../src/build/reading-ahead.ts'
import { sharingDisk } from '../../src/engine/embedded/generations/disk.ts'
import { readStored } from '../../src/engine/embedded/generations/stored.ts'
import { writeIndex } from '../../src/engine/embedded/write-index.ts'
import { analyzed, reportOf } from '../support/reports.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('files that are read ahead are those that are read one after the other, damaged and absent ones told', async () => {
  const folder = temporaryFolder()
  const id = await writeIndex(folder, 'analysis', [analyzed(reportOf('a', ['政务公开', '水价']))])
  const generation = join(folder, 'generations', id)
  const compare = async (): Promise<readonly string[]> => {
    const expected = new Map<string, Uint8Array>()
    const keep = (name: string, bytes: Uint8Array) => expected.set(name, bytes)
    const stored = await readStored(sharingDisk, folder, id, keep)
    const { files, faults } = await readingAhead(folder, id)
    expect([...files]).toEqual([...expected])
    expect(faults).toEqual(stored.faults)
    return faults.map(({ file, kind }) => `${file} ${kind}`)
  }
  expect(await compare()).toEqual([])
  const texts = join(generation, 'texts.u16')
  const bytes = readFileSync(texts)
  bytes[0] = (bytes[0] as number) ^ 1
  writeFileSync(texts, bytes)
  rmSync(join(generation, 'gram-keys.u32'))
  expect(await compare()).toEqual(['gram-keys.u32 absent', 'texts.u16 damaged'])
  rmSync(join(generation, 'manifest.json'))
  expect(await compare()).toEqual(['manifest.json absent'])
})
