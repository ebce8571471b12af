import { join } from 'node:path'
import { type Disk, writeSynced } from './disk.ts'
import { checksum } from './manifest.ts'
import { giveUpName, takeName } from './writer.ts'

/** The file that names the generation served. */
export const POINTER = 'current'
/** Names of files that are written before they get their own. */
export const UNFINISHED = 'writing'

/** Ids of generations. */
export interface Pointer {
  readonly current: string
  /** The one that was served before; null for the first. */
  readonly previous: string | null
}

/** What the file says: a pointer, nothing at all, or ids that may be right though it is damaged. */
export type PointerReading =
  | { readonly kind: 'whole'; readonly pointer: Pointer }
  | { readonly kind: 'absent' }
  | { readonly kind: 'damaged'; readonly legible: readonly string[] }

const ID = /^[0-9a-f]{16}$/

/** @throws the platform's error when there is a pointer that cannot be read. */
export async function readPointer(disk: Disk, folder: string): Promise<PointerReading> {
  let text: string
  try {
    text = Buffer.from(await disk.read(join(folder, POINTER))).toString('latin1')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' }
    throw error
  }
  const [current = '', second = ''] = text.split('\n')
  const previous = second === '-' ? null : second
  // An id also keeps a hostile pointer from leading out of the folder.
  const areIds = ID.test(current) && (previous === null || ID.test(previous))
  if (areIds && text === pointerText({ current, previous })) {
    return { kind: 'whole', pointer: { current, previous } }
  }
  return { kind: 'damaged', legible: [current, second].filter((id) => ID.test(id)) }
}

/** Replaces the pointer in one step. It is on the disk for certain once its folder is synced. */
export async function writePointer(disk: Disk, folder: string, pointer: Pointer): Promise<void> {
  const unfinished = takeName(UNFINISHED)
  try {
    await writeSynced(disk, join(folder, unfinished), pointerText(pointer))
    await disk.rename(join(folder, unfinished), join(folder, POINTER))
  } catch (error) {
    await disk.remove(join(folder, unfinished)).catch(() => {})
    throw error
  } finally {
    giveUpName(unfinished)
  }
}

function pointerText({ current, previous }: Pointer): string {
  const ids = `${current}\n${previous ?? '-'}\n`
  return `${ids}${checksum(ids).slice(0, 16)}\n`
}
