import { endianness } from 'node:os'
import { IndexError } from '../../../errors.ts'
import { type Disk, nodeDisk } from './disk.ts'
import { type GenerationFiles, type Manifest, READABLE_FORMATS } from './manifest.ts'
import { POINTER, type PointerReading, readPointer } from './pointer.ts'
import { removeRemains } from './remains.ts'
import {
  type Fault,
  type HeldFiles,
  isForNow,
  readManifest,
  readStored,
  storedIds,
} from './stored.ts'

export const REBUILD = 'Build it again with `baosou index <folder> --out <index>`.'

/** A generation in memory, every checksum verified: now, or when what is held was read. */
export interface Loaded {
  readonly id: string
  readonly manifest: Manifest
  readonly files: GenerationFiles
  /** Why this is not the generation that should be served; null when it is. */
  readonly notice: string | null
}

/** Reads the files of a generation and compares them with its manifest. */
export type Reading = (
  folder: string,
  id: string,
) => Promise<{ readonly files: GenerationFiles; readonly faults: readonly Fault[] }>

/** Times a reader looks again when a writer has put another generation in place meanwhile. */
const ATTEMPTS = 5

/** Whether a folder names a generation to serve, whole or not. */
export async function holdsIndex(folder: string, disk: Disk = nodeDisk): Promise<boolean> {
  return readPointer(disk, folder).then(
    ({ kind }) => kind !== 'absent',
    () => true,
  )
}

/**
 * Reads the generation that is served. When it is damaged the one before it is served instead, and
 * `notice` says so: what is shown then is whole, if older.
 *
 * @param analysis that it must have gone through; null for any.
 * @param read how files are read; what it gives is what is loaded. Default: one after the other, here.
 * @throws IndexError naming what is absent, damaged, or from another version, and the remedy.
 */
export async function load(
  folder: string,
  analysis: string | null,
  disk: Disk = nodeDisk,
  read: Reading = readingFrom(disk),
): Promise<Loaded> {
  const loadOne = (id: string) => loadGeneration(disk, folder, analysis, id, read)
  await removeRemains(disk, folder)
  for (let attempt = 1; ; attempt += 1) {
    const pointer = await pointerOf(disk, folder)
    const [wanted, ...older] = await candidates(disk, folder, pointer)
    const found = await loadOne(wanted)
    if (!(found instanceof Damage)) {
      const notice = pointer.kind === 'damaged' ? noticeOf(pointerDamage(folder), wanted) : null
      return { id: wanted, ...found, notice }
    }
    // A generation may have been replaced, and removed, while it was read.
    const again = await pointerOf(disk, folder)
    if (attempt < ATTEMPTS && JSON.stringify(again) !== JSON.stringify(pointer)) continue
    for (const id of older) {
      const whole = await loadOne(id).catch(() => null)
      if (whole !== null && !(whole instanceof Damage)) {
        const damage = pointer.kind === 'damaged' ? pointerDamage(folder) : found
        return { id, ...whole, notice: noticeOf(damage, id) }
      }
    }
    throw pointer.kind === 'damaged' ? pointerDamage(folder) : found
  }
}

/** Damage to what is stored: the generation before may still be whole. */
class Damage extends IndexError {}

/**
 * Ids to try, the wanted one first. Of a damaged pointer what is legible, then all that is stored,
 * the newest first: each of them was published once, and people are told.
 */
async function candidates(
  disk: Disk,
  folder: string,
  pointer: PointerReading,
): Promise<readonly [string, ...string[]]> {
  if (pointer.kind === 'absent') throw noIndex(folder)
  if (pointer.kind === 'whole') {
    const { current, previous } = pointer.pointer
    return previous === null ? [current] : [current, previous]
  }
  const stored = await storedIds(disk, folder)
  const [first, ...others] = [...new Set([...pointer.legible, ...stored])]
  if (first === undefined) throw pointerDamage(folder)
  return [first, ...others]
}

/** Told of a folder that names no generation. */
export function noIndex(folder: string): IndexError {
  return new IndexError(folder, 'there is no index here', REBUILD)
}

/** Told of a folder that names one illegibly. */
export function pointerDamage(folder: string): IndexError {
  return new IndexError(folder, `${POINTER} is damaged`, REBUILD)
}

/** @throws IndexError when there is a pointer that cannot be read. */
export async function pointerOf(disk: Disk, folder: string): Promise<PointerReading> {
  return readPointer(disk, folder).catch((cause: unknown) => {
    const reason = `${POINTER} cannot be read (${codeOf(cause)})`
    throw new IndexError(folder, reason, 'Check its permissions.', { cause })
  })
}

/**
 * One generation, or how it is damaged.
 *
 * @throws IndexError when it is of another version, or the machine cannot read it for now.
 */
async function loadGeneration(
  disk: Disk,
  folder: string,
  analysis: string | null,
  id: string,
  read: Reading,
): Promise<Pick<Loaded, 'manifest' | 'files'> | Damage> {
  const manifest = await readManifest(disk, folder, id)
  if ('kind' in manifest) return faulty(folder, id, manifest)
  const refusal = refusalOf(manifest, analysis)
  if (refusal !== null) throw new IndexError(folder, refusal, REBUILD)
  const { files, faults } = await read(folder, id)
  const [fault] = faults
  return fault === undefined ? { manifest, files } : faulty(folder, id, fault)
}

/** One after the other, here. @param held files that were read before. Default: none. */
export function readingFrom(disk: Disk, held: HeldFiles | null = null): Reading {
  return async (folder, id) => {
    const files = new Map<string, Uint8Array>()
    const keep = (name: string, bytes: Uint8Array) => files.set(name, bytes)
    const { faults } = await readStored(disk, folder, id, keep, held)
    return { files, faults }
  }
}

/** Why this version cannot read a generation; null when it can. */
function refusalOf(manifest: Manifest, analysis: string | null): string | null {
  if (!READABLE_FORMATS.includes(manifest.format)) {
    return `it has format ${manifest.format}, this version reads format ${READABLE_FORMATS.join(' and ')}`
  }
  if (analysis !== null && manifest.analysis !== analysis) {
    return `it was built with analysis ${manifest.analysis}, this version has ${analysis}, so queries would not meet it`
  }
  if (manifest.byteOrder !== endianness()) {
    return 'it was built on a machine with another byte order'
  }
  return null
}

/** @throws IndexError when the file may be intact, and only cannot be read. */
function faulty(folder: string, id: string, fault: Fault): Damage {
  const { file, kind, cause } = fault
  const where = `${file} of generation ${id}`
  const options = cause === undefined ? undefined : { cause }
  // An older generation would say nothing true of it.
  if (isForNow(fault)) {
    const advice = 'Mend that (permissions, open files, memory), then try again.'
    throw new IndexError(folder, `${where} cannot be read (${codeOf(cause)})`, advice, options)
  }
  const said = kind === 'unreadable' ? `cannot be read (${codeOf(cause)})` : `is ${kind}`
  return new Damage(folder, `${where} ${said}`, REBUILD, options)
}

function noticeOf(damage: IndexError, served: string): string {
  return `${damage.message}. Generation ${served} is served instead. ${damage.advice}`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
