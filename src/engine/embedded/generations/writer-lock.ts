import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { IndexError } from '../../../errors.ts'
import { type Disk, writeSynced } from './disk.ts'
import { isForgotten } from './remains.ts'
import { giveUpName, isInUse, takeName } from './writer.ts'

const LOCK = 'lock'
/** Publishing takes seconds at most; who waits longer than this, in ms, waits for something else. */
const PATIENCE = 20_000

/**
 * Does something while no other process, nor another call in this one, does it to the folder.
 *
 * Each writer puts down a file of its own and then looks for those of others: whoever sees one
 * that may be alive takes its own back and waits. Of two writers at least the later to look sees
 * the other, and since every name is used once, removing what a dead one left can never hit a
 * living one.
 *
 * @throws IndexError when another writer holds it for too long.
 */
export async function withWriterLock<T>(
  disk: Disk,
  folder: string,
  act: () => Promise<T>,
  patience = PATIENCE,
): Promise<T> {
  const lock = await acquire(disk, folder, patience)
  try {
    return await act()
  } finally {
    await release(disk, folder, lock)
  }
}

/** What cannot be removed is removed by the next writer. */
async function release(disk: Disk, folder: string, lock: string): Promise<void> {
  await disk.remove(join(folder, lock)).catch(() => {})
  giveUpName(lock)
}

async function acquire(disk: Disk, folder: string, patience: number): Promise<string> {
  const deadline = performance.now() + patience
  for (;;) {
    let other = await otherWriter(disk, folder)
    if (other === null) {
      const own = takeName(LOCK)
      try {
        await writeSynced(disk, join(folder, own), '')
        other = await otherWriter(disk, folder, own)
        if (other === null) return own
      } catch (error) {
        await release(disk, folder, own)
        throw error
      }
      await release(disk, folder, own)
    }
    if (performance.now() > deadline) {
      throw new IndexError(
        folder,
        `another process is writing to it (${other}) and does not come to an end`,
        `Wait for it, or, if no build runs, remove ${join(folder, other)}.`,
      )
    }
    await setTimeout(5 + Math.random() * 45)
  }
}

/** A lock that a writer may still hold. Those of dead writers are removed. */
async function otherWriter(disk: Disk, folder: string, own?: string): Promise<string | null> {
  for (const name of await disk.list(folder)) {
    const inUse = name === own ? undefined : isInUse(LOCK, name)
    if (inUse === undefined) continue
    const path = join(folder, name)
    if (inUse ?? !(await isForgotten(disk, path))) return name
    await disk.remove(path)
  }
  return null
}
