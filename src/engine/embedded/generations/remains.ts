import { join } from 'node:path'
import type { Disk } from './disk.ts'
import { UNFINISHED } from './pointer.ts'
import { GENERATIONS } from './stored.ts'
import { isInUse } from './writer.ts'

/**
 * Removes what writers that are gone left unfinished; what a living one writes is its own, and so is
 * what one of another machine does. Never fails: it is tidiness, and a reader may have no right to it.
 */
export async function removeRemains(disk: Disk, folder: string): Promise<void> {
  for (const place of [folder, join(folder, GENERATIONS)]) {
    const names = await disk.list(place).catch(() => [])
    for (const name of names) {
      if (isInUse(UNFINISHED, name) !== false) continue
      await disk.remove(join(place, name)).catch(() => {})
    }
  }
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
