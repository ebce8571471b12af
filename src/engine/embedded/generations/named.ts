import { join } from 'node:path'
import { type Disk, nodeDisk } from './disk.ts'
import { noIndex, pointerDamage, pointerOf } from './load.ts'
import { POINTER } from './pointer.ts'

/** What a folder says is to be served. */
export interface Named {
  readonly generation: string
  /** When that was written, in ms since 1970: a generation that was mended has the same id again. */
  readonly written: number
}

/**
 * Reads which generation a folder names, and nothing of it.
 *
 * @throws IndexError when that is absent, damaged or cannot be read.
 */
export async function named(folder: string, disk: Disk = nodeDisk): Promise<Named> {
  const pointer = await pointerOf(disk, folder)
  if (pointer.kind === 'absent') throw noIndex(folder)
  if (pointer.kind === 'damaged') throw pointerDamage(folder)
  // It may be gone by now, which the next to ask is told.
  const written = await disk.changedAt(join(folder, POINTER)).catch(() => 0)
  return { generation: pointer.pointer.current, written }
}
