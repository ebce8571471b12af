import { relative } from 'node:path'
import { IndexError } from '../../../errors.ts'
import { type Disk, nodeDisk } from './disk.ts'
import { REBUILD } from './load.ts'
import { type Counts, READABLE_FORMATS } from './manifest.ts'
import { POINTER, readPointer } from './pointer.ts'
import { findRemains } from './remains.ts'
import { type Fault, MANIFEST, readStored, storedIds } from './stored.ts'

/** What is stored of one generation. */
export interface GenerationCheck {
  readonly id: string
  /** Whether it is the one served, the one before, or one nothing points to. */
  readonly role: 'current' | 'previous' | 'other'
  /** Null when its manifest is at fault. */
  readonly format: number | null
  readonly counts: Counts | null
  /** Files looked at, and their bytes. */
  readonly files: number
  readonly bytes: number
  readonly faults: readonly Fault[]
}

/** What is stored in an index folder. */
export interface IndexCheck {
  /** What is wrong with the pointer; null when nothing is. */
  readonly pointer: string | null
  readonly generations: readonly GenerationCheck[]
  /** What writers that are gone left unfinished; the next writer or reader removes it. */
  readonly remains: readonly string[]
  /** The pointer is whole, and so are the generation it names and the one before. */
  readonly sound: boolean
}

/**
 * Reads every file of every generation and compares it with its checksum. Changes nothing.
 *
 * @throws IndexError when there is no index.
 */
export async function verify(folder: string, disk: Disk = nodeDisk): Promise<IndexCheck> {
  const reading = await readPointer(disk, folder).catch((cause: unknown) => {
    throw new IndexError(folder, `${POINTER} cannot be read`, 'Check its permissions.', { cause })
  })
  const stored = await storedIds(disk, folder)
  if (reading.kind === 'absent' && stored.length === 0) {
    throw new IndexError(folder, 'there is no index here', REBUILD)
  }
  const { current, previous } =
    reading.kind === 'whole' ? reading.pointer : { current: null, previous: null }
  const named = [current, previous].filter((id) => id !== null)
  const generations: GenerationCheck[] = []
  for (const id of [...named, ...stored.filter((id) => !named.includes(id))]) {
    const role = id === current ? 'current' : id === previous ? 'previous' : 'other'
    generations.push(await checked(disk, folder, id, role))
  }
  const remains = (await findRemains(disk, folder)).map((path) => relative(folder, path))
  const sound =
    reading.kind === 'whole' &&
    generations.every(({ role, faults }) => role === 'other' || faults.length === 0)
  return { pointer: faultOf(reading.kind), generations, remains, sound }
}

function faultOf(kind: 'whole' | 'absent' | 'damaged'): string | null {
  return kind === 'whole' ? null : `${POINTER} is ${kind}`
}

async function checked(
  disk: Disk,
  folder: string,
  id: string,
  role: GenerationCheck['role'],
): Promise<GenerationCheck> {
  const { manifest, faults } = await readStored(disk, folder, id)
  const files = Object.values(manifest?.files ?? {})
  const format = manifest?.format ?? null
  // The one before may well be from before an upgrade: it is whole, and that is all it can be.
  const foreign: Fault[] =
    role === 'current' && format !== null && !READABLE_FORMATS.includes(format)
      ? [{ file: MANIFEST, kind: 'unreadable', cause: `has format ${format}` }]
      : []
  return {
    id,
    role,
    format,
    counts: manifest?.counts ?? null,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    faults: [...foreign, ...faults],
  }
}
