import { join } from 'node:path'
import type { Disk } from './disk.ts'
import { type GenerationFiles, idOf, isIntact, type Manifest, parseManifest } from './manifest.ts'

/** Below an index folder: one folder for each generation. */
export const GENERATIONS = 'generations'
export const MANIFEST = 'manifest.json'

/** What is wrong with a file of a generation. */
export interface Fault {
  readonly file: string
  readonly kind: 'absent' | 'damaged' | 'unreadable'
  readonly cause?: unknown
}

/** What the machine or the disk refuses for now: open files, memory, rights, a size. */
const FOR_NOW = ['EMFILE', 'ENFILE', 'ENOMEM', 'EACCES', 'EPERM', 'ERR_FS_FILE_TOO_LARGE']

/** Whether a file may well be whole, and only cannot be read for now. */
export function isForNow({ kind, cause }: Fault): boolean {
  if (kind !== 'unreadable') return false
  const { code } = cause as NodeJS.ErrnoException
  return code === undefined ? isLackOfMemory(cause) : FOR_NOW.includes(code)
}

/** What V8 throws where it is given no memory for a buffer; it has no code. */
export function isLackOfMemory(cause: unknown): boolean {
  return cause instanceof RangeError && !('code' in cause)
}

/** A stored generation, as far as it can be read. */
export interface Stored {
  /** Null when it has a fault of its own. */
  readonly manifest: Manifest | null
  readonly faults: readonly Fault[]
}

/** Files of a generation that were read, and verified, before. */
export interface HeldFiles {
  readonly manifest: Manifest
  readonly files: GenerationFiles
  /** When each was last written to, in ms since 1970, as it was before it was read: one of another time is read again. */
  readonly changedAt: ReadonlyMap<string, number>
}

/** Ids of all generations in a folder, the newest first. */
export async function storedIds(disk: Disk, folder: string): Promise<readonly string[]> {
  const place = join(folder, GENERATIONS)
  const names = await disk.list(place).catch((): string[] => [])
  const ids = names.filter((name) => /^[0-9a-f]{16}$/.test(name)).sort()
  const changed = new Map<string, number>()
  for (const id of ids) changed.set(id, await disk.changedAt(join(place, id)).catch(() => 0))
  return ids.sort((a, b) => (changed.get(b) as number) - (changed.get(a) as number))
}

/** The manifest of a generation, which its id vouches for. */
export async function readManifest(
  disk: Disk,
  folder: string,
  id: string,
): Promise<Manifest | Fault> {
  const bytes = await readFile(disk, join(folder, GENERATIONS, id), MANIFEST)
  if ('kind' in bytes) return bytes
  if (idOf(bytes) !== id) return { file: MANIFEST, kind: 'damaged' }
  return parseManifest(Buffer.from(bytes).toString()) ?? { file: MANIFEST, kind: 'damaged' }
}

/**
 * Reads every file of a generation, one after the other, and compares it with what the manifest
 * says of it.
 *
 * @param keep is given each file that is intact.
 * @param held files that were read before and need not be again.
 */
export async function readStored(
  disk: Disk,
  folder: string,
  id: string,
  keep: (name: string, bytes: Uint8Array) => void = () => {},
  held: HeldFiles | null = null,
): Promise<Stored> {
  const manifest = await readManifest(disk, folder, id)
  if ('kind' in manifest) return { manifest: null, faults: [manifest] }
  const faults: Fault[] = []
  for (const name of Object.keys(manifest.files)) {
    const known = held && (await stillHeld(disk, folder, id, manifest, name, held))
    const bytes = known ?? (await readIntact(disk, folder, id, manifest, name))
    if ('kind' in bytes) faults.push(bytes)
    else keep(name, bytes)
  }
  return { manifest, faults }
}

/** Null of a file that is not held, or may not be what is. */
async function stillHeld(
  disk: Disk,
  folder: string,
  id: string,
  manifest: Manifest,
  name: string,
  held: HeldFiles,
): Promise<Uint8Array | null> {
  if (manifest.files[name]?.sha256 !== held.manifest.files[name]?.sha256) return null
  const path = join(folder, GENERATIONS, id, name)
  const changedAt = await disk.changedAt(path).catch(() => null)
  return changedAt !== null && changedAt === held.changedAt.get(name)
    ? (held.files.get(name) ?? null)
    : null
}

/** When each of some files of a generation was last written to; those that were since `time` are left out. */
export async function changedBefore(
  disk: Disk,
  folder: string,
  id: string,
  names: Iterable<string>,
  time: number,
): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>()
  for (const name of names) {
    const changedAt = await disk.changedAt(join(folder, GENERATIONS, id, name)).catch(() => time)
    if (changedAt < time) times.set(name, changedAt)
  }
  return times
}

/** One file of a generation, compared with what its manifest says of it. */
export async function readIntact(
  disk: Disk,
  folder: string,
  id: string,
  manifest: Manifest,
  file: string,
): Promise<Uint8Array | Fault> {
  const bytes = await readFile(disk, join(folder, GENERATIONS, id), file)
  const expected = manifest.files[file]
  if ('kind' in bytes || (expected !== undefined && isIntact(bytes, expected))) return bytes
  return { file, kind: 'damaged' }
}

async function readFile(disk: Disk, folder: string, file: string): Promise<Uint8Array | Fault> {
  try {
    return await disk.read(join(folder, file))
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const absent = code === 'ENOENT' || code === 'ENOTDIR'
    return { file, kind: absent ? 'absent' : 'unreadable', cause }
  }
}
