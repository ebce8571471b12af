import { join } from 'node:path'
import type { Disk } from './disk.ts'
import { UNFINISHED } from './pointer.ts'
import { GENERATIONS } from './stored.ts'
import { isInUse } from './writer.ts'

/** What a process of another machine left this long ago, in ms, is that of one which is gone. */
const FORGOTTEN = 24 * 3_600_000

/** Whether nobody has touched something for so long that its writer must be gone. */
export async function isForgotten(disk: Disk, path: string): Promise<boolean> {
  const changed = await disk.changedAt(path).catch(() => Number.POSITIVE_INFINITY)
  return Date.now() - changed > FORGOTTEN
}

/** What writers that are gone left unfinished; what a living one writes is its own. */
export async function findRemains(disk: Disk, folder: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const place of [folder, join(folder, GENERATIONS)]) {
    for (const name of await disk.list(place).catch(() => [])) {
      const path = join(place, name)
      const inUse = isInUse(UNFINISHED, name)
      if (inUse === false || (inUse === null && (await isForgotten(disk, path)))) found.push(path)
    }
  }
  return found
}

/** Removes what is found so. Never fails: it is tidiness, and a reader may have no right to it. */
export async function removeRemains(disk: Disk, folder: string): Promise<void> {
  for (const path of await findRemains(disk, folder)) await disk.remove(path).catch(() => {})
}

/** Removes all generations but those kept. Never fails: the next writer does it again. */
export async function removeOthers(
  disk: Disk,
  folder: string,
  kept: readonly string[],
): Promise<void> {
  const place = join(folder, GENERATIONS)
  for (const name of await disk.list(place).catch(() => [])) {
    if (name.startsWith('.') || kept.includes(name)) continue
    await disk.remove(join(place, name)).catch(() => {})
  }
}
