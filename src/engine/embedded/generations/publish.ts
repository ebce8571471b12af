import { dirname, join, resolve } from 'node:path'
import { BaosouError, IndexError } from '../../../errors.ts'
import { type Disk, LARGEST_READ, nodeDisk, writeSynced } from './disk.ts'
import {
  checkOf,
  type Description,
  type FileCheck,
  type GenerationFiles,
  idOf,
  type Manifest,
  manifestText,
} from './manifest.ts'
import { readPointer, UNFINISHED, writePointer } from './pointer.ts'
import { removeOthers, removeRemains } from './remains.ts'
import { GENERATIONS, isForNow, MANIFEST, readStored } from './stored.ts'
import { notSynced, notWritten } from './write-refusals.ts'
import { giveUpName, takeName } from './writer.ts'
import { withWriterLock } from './writer-lock.ts'

/**
 * Writes a generation and makes it the one that is served.
 *
 * @returns the id of the generation.
 * @throws IndexError as `UnfinishedGeneration` does.
 */
export async function publish(
  folder: string,
  description: Description,
  files: GenerationFiles,
  disk: Disk = nodeDisk,
): Promise<string> {
  for (const [name, bytes] of files) refuseTooLarge(folder, name, bytes)
  const unfinished = new UnfinishedGeneration(folder, disk)
  try {
    for (const [name, bytes] of files) unfinished.add(name, bytes)
    return await unfinished.publish(description)
  } finally {
    await unfinished.end()
  }
}

/** A generation that is published and was read whole, and not written to since. */
export interface Published {
  readonly id: string
  readonly manifest: Manifest
}

/**
 * A generation that is written file by file, while what comes next is made; then it is the one that is served.
 *
 * `folder/generations/<id>/` is immutable and named by the hash of its manifest, which holds the
 * hash of every file. It is written under a temporary name and synced; then, one writer at a time,
 * it gets its name, and the file `current`, which names the generation served and the one before,
 * is replaced by a rename. Whatever happens on the way, the last generation goes on serving; when
 * `publish` returns, the new one is on the disk. The one before stays, older ones are removed.
 */
export class UnfinishedGeneration {
  readonly #disk: Disk
  readonly #folder: string
  readonly #name = takeName(UNFINISHED)
  readonly #checks = new Map<string, FileCheck>()
  /** Generations that were read whole, and not written to since. */
  readonly #whole = new Set<string>()
  /** All that was asked of the disk so far: one thing after the other, what fails ends it. Null before the first. */
  #written: Promise<void> | null = null

  constructor(folder: string, disk: Disk = nodeDisk) {
    this.#disk = disk
    this.#folder = folder
  }

  /**
   * Begins to write a file, which must not change any more.
   *
   * @throws IndexError when it is too large to be read back.
   */
  add(name: string, bytes: Uint8Array): void {
    refuseTooLarge(this.#folder, name, bytes)
    this.#checks.set(name, checkOf(bytes))
    this.#then((path) => writeSynced(this.#disk, join(path, name), bytes))
  }

  /**
   * The same of a file that another generation has: it stands on the disk once, under both names, where the file system
   * can do that and nobody has removed the other.
   *
   * @param bytes of that file, as its manifest says of them.
   */
  addOf({ id, manifest }: Published, name: string, bytes: Uint8Array): void {
    this.#checks.set(name, manifest.files[name] ?? checkOf(bytes))
    this.#whole.add(id)
    const [disk, known] = [this.#disk, join(this.#folder, GENERATIONS, id, name)]
    this.#then(async (path) => {
      const own = join(path, name)
      await disk.link(known, own).catch(async () => {
        // It may have got the name all the same: then to write it would be to write the other.
        await disk.remove(own)
        await writeSynced(disk, own, bytes)
      })
    })
  }

  /**
   * Makes it the generation that is served. @returns its id.
   *
   * @throws IndexError with the cause when the disk or another writer stands in the way; it says whether the generation
   *   is served all the same.
   */
  async publish(description: Description): Promise<string> {
    const [disk, folder, unfinished] = [this.#disk, this.#folder, this.#path]
    const manifest = manifestText(description, this.#checks)
    const id = idOf(manifest)
    try {
      await this.#begun()
      await writeSynced(disk, join(unfinished, MANIFEST), manifest)
      await disk.syncFolder(unfinished)
      await withWriterLock(disk, folder, async () => {
        await place(disk, folder, unfinished, id)
        await pointTo(disk, folder, id, this.#whole)
      })
    } catch (error) {
      throw error instanceof BaosouError ? error : notWritten(folder, error)
    }
    return id
  }

  /** To be called in the end: what was not published is removed. */
  async end(): Promise<void> {
    await this.#written?.catch(() => {})
    if (this.#written !== null) await this.#disk.remove(this.#path).catch(() => {})
    giveUpName(this.#name)
  }

  /** What fails is told when somebody waits for it. */
  #then(step: (path: string) => Promise<void>): void {
    this.#written = this.#begun().then(() => step(this.#path))
    this.#written.catch(() => {})
  }

  #begun(): Promise<void> {
    this.#written ??= makeSynced(this.#disk, this.#path)
    return this.#written
  }

  get #path(): string {
    return join(this.#folder, GENERATIONS, this.#name)
  }
}

/** @throws IndexError when a file could be written and never read again. */
function refuseTooLarge(folder: string, name: string, { length }: Uint8Array): void {
  if (length <= LARGEST_READ) return
  const size = `${(length / 2 ** 30).toFixed(1)} GiB`
  throw new IndexError(
    folder,
    `nothing was published: ${name} would have ${size}, and files of 2 GiB and more cannot be read`,
    'Index the sources in parts, each into a folder of its own. An index that was there before serves on.',
  )
}

/** Gives a written generation its name, unless it stands there whole already. */
async function place(disk: Disk, folder: string, unfinished: string, id: string): Promise<void> {
  const target = join(folder, GENERATIONS, id)
  const { faults } = await readStored(disk, folder, id)
  const refused = faults.find(isForNow)
  if (refused) throw refused.cause
  if (faults.length > 0) {
    await disk.remove(target)
    await disk.rename(unfinished, target)
  }
  await disk.syncFolder(join(folder, GENERATIONS))
}

/** @param whole generations that were read whole, and not written to since. */
async function pointTo(
  disk: Disk,
  folder: string,
  id: string,
  whole: ReadonlySet<string>,
): Promise<void> {
  const reading = await readPointer(disk, folder)
  const before = reading.kind === 'whole' ? reading.pointer : null
  const others = before === null ? [] : [before.current, before.previous]
  const previous = await firstWhole(disk, folder, others, id, whole)
  let isNamed = false
  try {
    await writePointer(disk, folder, { current: id, previous })
    isNamed = true
    await disk.syncFolder(folder)
  } catch (cause) {
    // A disk far away may tell of a rename that it failed when it was done.
    if (isNamed || (await names(disk, folder, id))) throw notSynced(folder, id, cause)
    throw cause
  }
  await removeRemains(disk, folder)
  // Where the pointer told nothing of the generation before, nobody knows which may be needed.
  if (before !== null) await removeOthers(disk, folder, [id, ...(previous ? [previous] : [])])
}

async function names(disk: Disk, folder: string, id: string): Promise<boolean> {
  const reading = await readPointer(disk, folder).catch(() => null)
  return reading?.kind === 'whole' && reading.pointer.current === id
}

/** The generation to fall back to: the first of some that is another one, and not damaged as far as can be known. */
async function firstWhole(
  disk: Disk,
  folder: string,
  ids: readonly (string | null)[],
  id: string,
  whole: ReadonlySet<string>,
): Promise<string | null> {
  for (const other of ids) {
    if (other === null || other === id) continue
    if (whole.has(other)) return other
    const { faults } = await readStored(disk, folder, other)
    // One that only cannot be read for now is kept: it may be whole.
    if (faults.every(isForNow)) return other
  }
  return null
}

/** A folder and those above it, all of them on the disk. */
async function makeSynced(disk: Disk, folder: string): Promise<void> {
  const made = await disk.makeFolder(folder)
  if (made === undefined) return
  const topmost = resolve(made)
  for (let at = resolve(folder); at.length >= topmost.length; at = dirname(at)) {
    await disk.syncFolder(dirname(at))
  }
}
