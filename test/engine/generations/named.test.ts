import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeIndex } from '../../../src/engine/embedded/embedded-engine.ts'
import { named } from '../../../src/engine/embedded/generations/named.ts'
import { analyzed, reportOf } from '../../support/reports.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const reportsOf = (id: string) => [analyzed(reportOf(id, ['政务公开']))]

test('a folder names the generation that was published last', async () => {
  const folder = temporaryFolder()
  const first = await writeIndex(folder, 'analysis-1', reportsOf('a'))
  expect(await named(folder)).toMatchObject({ generation: first })
  const second = await writeIndex(folder, 'analysis-1', reportsOf('b'))
  expect(await named(folder)).toMatchObject({ generation: second })
})

test('a generation that was published again is told from before', async () => {
  const folder = temporaryFolder()
  const id = await writeIndex(folder, 'analysis-1', reportsOf('a'))
  const pointer = join(folder, 'current')
  utimesSync(pointer, 1, 1)
  expect(await named(folder)).toEqual({ generation: id, written: 1000 })
  await writeIndex(folder, 'analysis-1', reportsOf('a'))
  const again = await named(folder)
  expect(again.generation).toBe(id)
  expect(again.written).toBeGreaterThan(1000)
})

test('a folder that names none says why, and what to do', async () => {
  const folder = temporaryFolder()
  const pointer = join(folder, 'current')
  await writeIndex(folder, 'analysis-1', reportsOf('a'))
  writeFileSync(pointer, 'garbage')
  const advice = 'Build it again with `baosou index <folder> --out <index>`.'
  const told = (reason: string) => ({ message: `Index ${folder}: ${reason}`, advice })
  await expect(named(folder)).rejects.toMatchObject(told('current is damaged'))
  rmSync(pointer)
  mkdirSync(pointer)
  await expect(named(folder)).rejects.toThrow('current cannot be read')
  renameSync(folder, `${folder}-away`)
  await expect(named(folder)).rejects.toMatchObject(told('there is no index here'))
  renameSync(`${folder}-away`, folder)
})
