import { randomBytes } from 'node:crypto'
import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import { endianness } from 'node:os'
import { join } from 'node:path'
import { IndexError } from '../../errors.ts'
import {
  FORMAT_VERSION,
  type GenerationFiles,
  idOf,
  isIntact,
  type Manifest,
  manifestText,
} from './manifest.ts'
import { isAlive, withWriterLock } from './writer-lock.ts'

const POINTER = 'current'
const REBUILD = 'Build it again with `baosou index <folder> --out <index>`.'

/**
 * Writes a generation and makes it the one that is served.
 *
 * `folder/generations/<id>/` is immutable and named by the hash of its manifest, which holds the
 * hash of every file. It is written under a temporary name and synced; then, one writer at a time,
 * it gets its name, and the file `current`, which names the generation served, is replaced by a
 * rename. A build that dies on the way leaves the last generation serving. The one before stays,
 * older ones are removed.
 *
 * @param format written into the manifest: this version's unless a test asks for another.
 * @returns the id of the generation.
 * @throws IndexError when another writer does not come to an end.
 */
export async function publish(
  folder: string,
  analysis: string,
  files: GenerationFiles,
  format = FORMAT_VERSION,
): Promise<string> {
  const manifest = manifestText(format, analysis, files)
  const id = idOf(manifest)
  const generations = join(folder, 'generations')
  const temporary = join(generations, temporaryName())
  await mkdir(temporary, { recursive: true })
  try {
    for (const [name, bytes] of files) await writeSynced(join(temporary, name), bytes)
    await writeSynced(join(temporary, 'manifest.json'), manifest)
    await sync(temporary)
    await withWriterLock(folder, async () => {
      const previous = await readPointer(folder).catch(() => undefined)
      await place(temporary, generations, id)
      const pointer = join(folder, temporaryName())
      await writeSynced(pointer, `${id}\n`)
      await rename(pointer, join(folder, POINTER))
      await sync(folder)
      await removeRemains(generations)
      // Without a generation before this one, nothing tells which of the others may be needed.
      if (previous !== undefined && previous !== id) await removeOlder(generations, id, previous)
    })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
  return id
}

/** Whether a folder names a generation to serve, whole or not. */
export async function holdsIndex(folder: string): Promise<boolean> {
  return readPointer(folder).then(
    (id) => id !== undefined,
    () => true,
  )
}

/**
 * Reads the generation that is served, every checksum verified.
 *
 * @throws IndexError naming what is absent, damaged, or from another version, and the remedy.
 */
export async function load(
  folder: string,
  analysis: string,
): Promise<{ id: string; files: GenerationFiles }> {
  const id = await readPointer(folder)
  if (id === undefined) throw new IndexError(folder, 'there is no index here', REBUILD)
  const where = join(folder, 'generations', id)
  const manifest = await readManifest(folder, where, id)
  if (manifest.format !== FORMAT_VERSION) {
    const versions = `it has format ${manifest.format}, this version reads format ${FORMAT_VERSION}`
    throw new IndexError(folder, versions, REBUILD)
  }
  if (manifest.analysis !== analysis) {
    const versions = `it was built with analysis ${manifest.analysis}, this version has ${analysis}`
    throw new IndexError(folder, `${versions}, so queries would not meet it`, REBUILD)
  }
  if (manifest.byteOrder !== endianness()) {
    throw new IndexError(folder, 'it was built on a machine with another byte order', REBUILD)
  }
  const files = new Map<string, Uint8Array>()
  for (const [name, expected] of Object.entries(manifest.files)) {
    const bytes = await readFile(join(where, name)).catch((cause: unknown) => {
      throw new IndexError(folder, `${name} of generation ${id} cannot be read`, REBUILD, { cause })
    })
    if (!isIntact(bytes, expected)) {
      throw new IndexError(folder, `${name} of generation ${id} is damaged`, REBUILD)
    }
    files.set(name, bytes)
  }
  return { id, files }
}

async function readManifest(folder: string, where: string, id: string): Promise<Manifest> {
  const text = await readFile(join(where, 'manifest.json'), 'utf8').catch((cause: unknown) => {
    throw new IndexError(folder, `generation ${id} has no readable manifest.json`, REBUILD, {
      cause,
    })
  })
  if (idOf(text) !== id) {
    throw new IndexError(folder, `manifest.json of generation ${id} is damaged`, REBUILD)
  }
  return JSON.parse(text) as Manifest
}

/** The generation served; undefined when the folder names none. */
async function readPointer(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, POINTER), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
      const reason = `${POINTER} cannot be read (${error.code})`
      throw new IndexError(folder, reason, 'Check its permissions.', { cause: error })
    },
  )
  if (text === undefined) return undefined
  const id = text.trim()
  // Also keeps a hostile pointer from leading out of the folder.
  if (!/^[0-9a-f]{16}$/.test(id))
    throw new IndexError(folder, `${POINTER} names no generation`, REBUILD)
  return id
}

/** Gives a written generation its name, unless it stands there whole already. */
async function place(temporary: string, generations: string, id: string): Promise<void> {
  const target = join(generations, id)
  if (await standsWhole(target, id)) return
  await rm(target, { recursive: true, force: true })
  await rename(temporary, target)
  await sync(generations)
}

async function standsWhole(generation: string, id: string): Promise<boolean> {
  try {
    const text = await readFile(join(generation, 'manifest.json'), 'utf8')
    if (idOf(text) !== id) return false
    for (const [name, expected] of Object.entries((JSON.parse(text) as Manifest).files)) {
      if (!isIntact(await readFile(join(generation, name)), expected)) return false
    }
    return true
  } catch {
    return false
  }
}

/** Hidden, and naming its writer, so that what a dead one left can be told. */
function temporaryName(): string {
  return `.writing-${process.pid}-${randomBytes(4).toString('hex')}`
}

/** What dead writers left. A living writer's folder is its own. */
async function removeRemains(generations: string): Promise<void> {
  for (const name of await readdir(generations)) {
    const writer = /^\.writing-(\d+)-/.exec(name)?.[1]
    if (writer !== undefined && !isAlive(Number(writer))) await remove(join(generations, name))
  }
}

async function removeOlder(generations: string, ...kept: readonly string[]): Promise<void> {
  for (const name of await readdir(generations)) {
    if (!name.startsWith('.') && !kept.includes(name)) await remove(join(generations, name))
  }
}

async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true })
}

async function writeSynced(path: string, data: Uint8Array | string): Promise<void> {
  await withHandle(path, 'w', async (handle) => {
    await writeFile(handle, data)
    await handle.sync()
  })
}

async function sync(folder: string): Promise<void> {
  await withHandle(folder, 'r', (handle) => handle.sync())
}

async function withHandle(
  path: string,
  flags: string,
  act: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const handle = await open(path, flags)
  try {
    await act(handle)
  } finally {
    await handle.close()
  }
}
