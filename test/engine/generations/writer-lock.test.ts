import { readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { nodeDisk } from '../../../src/engine/embedded/generations/disk.ts'
import { takeName } from '../../../src/engine/embedded/generations/writer.ts'
import { withWriterLock } from '../../../src/engine/embedded/generations/writer-lock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

test('writers of one folder take turns, also when one of them fails', async () => {
  const folder = temporaryFolder()
  let inside = 0
  let most = 0
  const write = (i: number) =>
    withWriterLock(nodeDisk, folder, async () => {
      inside++
      most = Math.max(most, inside)
      await setTimeout(5)
      inside--
      if (i === 2) throw new Error('disk full')
      return i
    })
  const outcomes = await Promise.allSettled([0, 1, 2, 3, 4].map(write))
  expect(most).toBe(1)
  expect(
    outcomes.map(({ status }) => status).filter((status) => status === 'rejected'),
  ).toHaveLength(1)
  expect(readdirSync(folder)).toEqual([])
})

test('a writer waits for one that lives, and takes over from one that is gone', async () => {
  const folder = temporaryFolder()
  const machine = takeName('test').split('-')[1]
  const lockOf = (pid: number) => join(folder, `.lock-${machine}-${pid}-0-0000cafe`)
  writeFileSync(lockOf(process.ppid), '')
  let done = false
  const waiting = withWriterLock(nodeDisk, folder, async () => {
    done = true
  })
  await setTimeout(60)
  expect(done).toBe(false)
  renameSync(lockOf(process.ppid), lockOf(4_194_305))
  await waiting
  expect(done).toBe(true)
})

test('a writer that does not come to an end is named', async () => {
  const folder = temporaryFolder()
  const waited = withWriterLock(nodeDisk, folder, () =>
    withWriterLock(nodeDisk, folder, async () => 'never', 50),
  )
  await expect(waited).rejects.toThrow(/another process is writing to it \(\.lock-/)
  expect(readdirSync(folder)).toEqual([])
})

test('of a lock that could not be removed the next writer of the same process makes nothing', async () => {
  const folder = temporaryFolder()
  const stuck = { ...nodeDisk, remove: () => Promise.reject(new Error('EIO')) }
  await withWriterLock(stuck, folder, async () => {})
  expect(readdirSync(folder)).toHaveLength(1)
  expect(await withWriterLock(nodeDisk, folder, async () => 'done', 50)).toBe('done')
  expect(readdirSync(folder)).toEqual([])
})
