import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withWriterLock } from '../../src/engine/embedded/writer-lock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('writers of one folder take turns, also when one of them fails', async () => {
  const folder = temporaryFolder()
  let inside = 0
  let most = 0
  const write = (i: number) =>
    withWriterLock(folder, async () => {
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
  expect(existsSync(join(folder, '.lock'))).toBe(false)
})

test('a writer waits for one that lives, and takes over from one that is gone', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, '.lock'), `${process.ppid}\n`)
  let done = false
  const waiting = withWriterLock(folder, async () => {
    done = true
  })
  await setTimeout(60)
  expect(done).toBe(false)
  writeFileSync(join(folder, '.lock'), '4194305\n')
  await waiting
  expect(done).toBe(true)
})
