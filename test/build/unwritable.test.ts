import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import * as perform from '../../src/build/perform.ts'
import * as readers from '../../src/build/readers.ts'
import { Spool } from '../../src/build/spool.ts'
import { buildIndex } from '../../src/build.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

afterEach(() => vi.restoreAllMocks())

test.each([
  ['a file', ['file']],
  ['below a file', ['file', 'index']],
])('an index folder that is %s is refused before a source is read', async (_, parts) => {
  const folder = temporaryFolder()
  const sources = join(folder, 'sources')
  mkdirSync(sources)
  writeFileSync(
    join(sources, 'a.txt'),
    '岚江省水利厅2013年政府信息公开年度报告\n一、概述\n水价公示。',
  )
  writeFileSync(join(folder, 'file'), '')
  const reading = vi.spyOn(perform, 'perform')
  await expect(buildIndex([sources], join(folder, ...parts))).rejects.toThrow(
    /nothing was published: a part of the path is a file/,
  )
  expect(reading).not.toHaveBeenCalled()
  expect(readdirSync(folder).sort()).toEqual(['file', 'sources'])
})

test('a build whose readers cannot be started leaves no spool open', async () => {
  const folder = temporaryFolder()
  const failure = new Error('spawn ENOMEM')
  vi.spyOn(readers, 'startAnalysingReaders').mockRejectedValue(failure)
  const closing = vi.spyOn(Spool.prototype, 'close')
  const building = buildIndex([folder], join(folder, 'index'))
  await expect(building).rejects.toBe(failure)
  expect(closing).toHaveBeenCalledOnce()
})

test('a build that finds nothing to index leaves no folder behind', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'sources'))
  const building = (...paths: string[]) => buildIndex(paths, join(folder, 'new', 'index'))
  await expect(building(join(folder, 'sources'))).rejects.toThrow(/^Nothing was indexed: 1 of 1/)
  await expect(building()).rejects.toThrow(/^Nothing to index: no file/)
  expect(readdirSync(folder)).toEqual(['sources'])
})
