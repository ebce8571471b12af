import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { IndexError } from '../../errors.ts'

const LOCK = '.lock'
/** Publishing takes milliseconds; who waits longer than this, in ms, waits for something else. */
const PATIENCE = 10_000

/**
 * Does something while no other process, nor another call in this one, does it to the folder.
 * The lock is a file with the process id; that of a process which is gone is taken over.
 *
 * @throws IndexError when another writer holds it for too long.
 */
export async function withWriterLock<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const lock = join(folder, LOCK)
  await acquire(folder, lock)
  try {
    return await act()
  } finally {
    await rm(lock, { force: true })
  }
}

async function acquire(folder: string, lock: string): Promise<void> {
  const deadline = performance.now() + PATIENCE
  for (;;) {
    try {
      await writeFile(lock, `${process.pid}\n`, { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
    // An empty file is a lock whose writer is just about to fill it.
    if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true })
    else if (performance.now() > deadline) {
      throw new IndexError(
        folder,
        `process ${holder || 'unknown'} has been writing to it for too long`,
        `Wait for it to end, or, if it is not a build, remove ${lock}.`,
      )
    } else await setTimeout(20)
  }
}

/** Whether a process of this machine still runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
