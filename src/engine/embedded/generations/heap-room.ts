import { getHeapStatistics } from 'node:v8'
import { resourceLimits } from 'node:worker_threads'
import { IndexError } from '../../../errors.ts'
import { SUGGESTIONS } from '../files.ts'
import { addedName } from '../layers/layer-files.ts'
import { type Disk, nodeDisk } from './disk.ts'
import { readPointer } from './pointer.ts'
import { readManifest } from './stored.ts'

/** What the program takes by itself, dictionaries and compiled code included (measured: under 40 MB). */
const OWN = 48 * 2 ** 20

/**
 * Bytes of heap for each byte of the files that become objects; all others are memory beside it. Serving a
 * thousand queries at 100,000 sections took 4.8 for each byte of reports and suggestions, words included; a
 * word by itself takes about 320 bytes once it was asked for, and is five in its file: in time all may be. The
 * collector needs some room to work in.
 */
const PER_BYTE: Readonly<Record<string, number>> = {
  'reports.jsonl': 5,
  'suggestions.txt': 5,
  'word-letters.u16': 64,
  'word-postings.bin': 1,
}

const MEGABYTE = 2 ** 20
/** Advice is given in steps of so many megabytes. */
const STEP = 256

/**
 * Refuses an index that this process has too little heap for, before anything is read: V8 ends the
 * whole process when its heap is full, and says nothing anybody could act on. What cannot be read
 * here is told by whoever loads it.
 *
 * @param limit bytes that objects which stay may take. Default: what this thread has.
 * @throws IndexError naming how much is needed and how it is given.
 */
export async function checkHeapRoom(
  folder: string,
  limit = roomForObjects(),
  disk: Disk = nodeDisk,
): Promise<void> {
  const objects = await objectBytes(folder, disk)
  const needed = OWN + objects
  if (objects === 0 || needed <= limit) return
  const advised = STEP * Math.ceil(needed / MEGABYTE / STEP)
  throw new IndexError(
    folder,
    `serving it takes about ${inMegabytes(needed)} of heap, and this process may use ${inMegabytes(limit)}`,
    `Start it with more: NODE_OPTIONS=--max-old-space-size=${advised}.`,
  )
}

/** The heap's limit but for young objects, as far as a thread says how much they may take. */
function roomForObjects(): number {
  const { maxYoungGenerationSizeMb = 0 } = resourceLimits
  return getHeapStatistics().heap_size_limit - MEGABYTE * maxYoungGenerationSizeMb
}

/** Bytes of heap that its objects take. */
async function objectBytes(folder: string, disk: Disk): Promise<number> {
  const pointer = await readPointer(disk, folder).catch(() => null)
  if (pointer?.kind !== 'whole') return 0
  const manifest = await readManifest(disk, folder, pointer.pointer.current)
  if ('kind' in manifest) return 0
  // Those of a base become objects with what was added, but for its suggestions.
  const bytesOf = (name: string) => {
    const added = manifest.files[addedName(name)]?.bytes ?? 0
    if (name === SUGGESTIONS && added > 0) return added
    return added + (manifest.files[name]?.bytes ?? 0)
  }
  return Object.entries(PER_BYTE).reduce((sum, [name, each]) => sum + each * bytesOf(name), 0)
}

/** As people are told it. */
export function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / MEGABYTE)} MB`
}
