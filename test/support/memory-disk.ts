import { basename, dirname, resolve } from 'node:path'
import type { Disk, FileWriter } from '../../src/engine/embedded/generations/disk.ts'

/** A file: what programs see of it, and what a power cut leaves for certain. */
export interface StoredFile {
  data: Buffer
  synced: Buffer | null
}

type Step = (names: Map<string, Stored>) => void

/** A folder: its names as programs see them, as they are on the disk, and the steps in between. */
interface StoredFolder {
  names: Map<string, Stored>
  synced: Map<string, Stored>
  pending: Step[]
}

type Stored = StoredFile | StoredFolder

const isFolder = (stored: Stored | undefined): stored is StoredFolder =>
  stored !== undefined && 'names' in stored

const emptyFolder = (): StoredFolder => ({ names: new Map(), synced: new Map(), pending: [] })

function refused(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code, syscall: 'test', path })
}

/**
 * A disk in memory that tells what is written from what is sure to outlast a power cut: the data of
 * a file since its last sync, and names since the last sync of their folder, are not.
 */
export class MemoryDisk implements Disk {
  readonly #root: StoredFolder
  /** Called before each step; may throw what the step is to fail with. */
  onStep: (name: string, path: string) => void = () => {}

  constructor(root: StoredFolder = emptyFolder()) {
    this.#root = root
  }

  async makeFolder(path: string): Promise<string | undefined> {
    this.onStep('makeFolder', path)
    let made: string | undefined
    let folder = this.#root
    let at = ''
    for (const name of parts(path)) {
      at += `/${name}`
      const next = folder.names.get(name)
      if (next !== undefined && !isFolder(next)) throw refused('EEXIST', at)
      if (next === undefined) {
        this.#change(folder, setting(name, emptyFolder()))
        made ??= at
      }
      folder = folder.names.get(name) as StoredFolder
    }
    return made
  }

  async create(path: string): Promise<FileWriter> {
    this.onStep('create', path)
    const folder = this.#folder(dirname(path))
    const known = folder.names.get(basename(path))
    if (isFolder(known)) throw refused('EISDIR', path)
    // One that is there is emptied, by whatever other name it goes.
    const file: StoredFile = known ?? { data: Buffer.alloc(0), synced: null }
    file.data = Buffer.alloc(0)
    if (known === undefined) this.#change(folder, setting(basename(path), file))
    return {
      write: async (data) => {
        const bytes = Buffer.from(data as Uint8Array)
        try {
          this.onStep('write', path)
        } catch (error) {
          file.data = bytes.subarray(0, bytes.length >> 1)
          throw error
        }
        file.data = bytes
      },
      sync: async () => {
        this.onStep('sync', path)
        file.synced = file.data
      },
      close: async () => this.onStep('close', path),
    }
  }

  async link(from: string, to: string): Promise<void> {
    this.onStep('link', to)
    const file = this.#at(from)
    if (file === undefined) throw refused('ENOENT', from)
    if (isFolder(file)) throw refused('EPERM', from)
    this.#change(this.#folder(dirname(to)), setting(basename(to), file))
  }

  async syncFolder(path: string): Promise<void> {
    this.onStep('syncFolder', path)
    const folder = this.#folder(path)
    folder.synced = new Map(folder.names)
    folder.pending = []
  }

  async rename(from: string, to: string): Promise<void> {
    this.onStep('rename', from)
    const folder = this.#folder(dirname(from))
    if (dirname(from) !== dirname(to)) throw refused('EXDEV', from)
    const [old, name] = [basename(from), basename(to)]
    const moved = folder.names.get(old)
    if (moved === undefined) throw refused('ENOENT', from)
    const target = folder.names.get(name)
    if (isFolder(target) && target.names.size > 0) throw refused('ENOTEMPTY', to)
    this.#change(folder, (names) => {
      names.delete(old)
      names.set(name, moved)
    })
  }

  async read(path: string): Promise<Uint8Array> {
    this.onStep('read', path)
    const file = this.#at(path)
    if (file === undefined) throw refused('ENOENT', path)
    if (isFolder(file)) throw refused('EISDIR', path)
    return Buffer.from(file.data)
  }

  async list(path: string): Promise<readonly string[]> {
    this.onStep('list', path)
    return [...this.#folder(path).names.keys()]
  }

  async remove(path: string): Promise<void> {
    this.onStep('remove', path)
    const stored = this.#at(path)
    if (stored === undefined) return
    if (isFolder(stored)) for (const name of [...stored.names.keys()]) this.#removeIn(stored, name)
    this.#removeIn(this.#folder(dirname(path)), basename(path))
  }

  async changedAt(): Promise<number> {
    return 0
  }

  /** Every file, by path. */
  files(): readonly (readonly [path: string, file: StoredFile])[] {
    const found: [string, StoredFile][] = []
    const walk = (folder: StoredFolder, at: string): void => {
      for (const [name, stored] of folder.names) {
        if (isFolder(stored)) walk(stored, `${at}/${name}`)
        else found.push([`${at}/${name}`, stored])
      }
    }
    walk(this.#root, '')
    return found
  }

  /** A copy that changes by itself. */
  copy(): MemoryDisk {
    return this.#left(() => 0, false)
  }

  /**
   * What a power cut leaves: of the steps since the last sync of a folder none, all or any, of the
   * data since the last sync of a file any part, in place or as zeros; and no process of before.
   */
  afterPowerCut(below: (bound: number) => number): MemoryDisk {
    return this.#left(below, true)
  }

  #left(below: (bound: number) => number, cut: boolean): MemoryDisk {
    const survives = (stored: Stored): Stored => {
      if (!isFolder(stored)) return cut ? fileAfterCut(stored, below) : { ...stored }
      const names = new Map(cut ? stored.synced : stored.names)
      const luck = below(3)
      if (cut)
        for (const step of stored.pending) if (luck === 1 || (luck === 2 && below(2))) step(names)
      const kept = new Map(
        [...names].map(([name, inner]) => [cut ? ofTheDead(name) : name, survives(inner)]),
      )
      return { names: kept, synced: new Map(kept), pending: [] }
    }
    return new MemoryDisk(survives(this.#root) as StoredFolder)
  }

  #change(folder: StoredFolder, step: Step): void {
    step(folder.names)
    folder.pending.push(step)
  }

  #removeIn(folder: StoredFolder, name: string): void {
    this.#change(folder, (names) => names.delete(name))
  }

  #at(path: string): Stored | undefined {
    let stored: Stored | undefined = this.#root
    for (const name of parts(path)) stored = isFolder(stored) ? stored.names.get(name) : undefined
    return stored
  }

  #folder(path: string): StoredFolder {
    const folder = this.#at(path)
    if (folder === undefined) throw refused('ENOENT', path)
    if (!isFolder(folder)) throw refused('ENOTDIR', path)
    return folder
  }
}

function setting(name: string, stored: Stored): Step {
  return (names) => names.set(name, stored)
}

function fileAfterCut({ data, synced }: StoredFile, below: (bound: number) => number): StoredFile {
  const whole = (bytes: Buffer): StoredFile => ({ data: bytes, synced: bytes })
  if (synced === data) return whole(data)
  const part = data.subarray(0, below(data.length + 1))
  const choices = [synced ?? Buffer.alloc(0), data, part, Buffer.alloc(data.length)]
  return whole(choices[below(choices.length)] as Buffer)
}

/** Process ids end below this: what a name says of its writer is that it is gone. */
const GONE = 4_194_305

function ofTheDead(name: string): string {
  return name.replace(`-${process.pid}-`, `-${GONE}-`)
}

function parts(path: string): string[] {
  return resolve(path)
    .split('/')
    .filter((name) => name !== '')
}
