import { createHash, randomBytes } from 'node:crypto'
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
import { join } from 'node:path'
import { IndexError } from '../../errors.ts'

/** Raised whenever files of a generation change their meaning. */
const FORMAT_VERSION = 1
const POINTER = 'current'
const REBUILD = 'Build it again with `baosou index <folder> --out <index>`.'

interface Manifest {
  readonly format: number
  /** Fingerprint of the analysis that built it (law 3). */
  readonly analysis: string
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>
}

/** Files of a generation by name. */
export type GenerationFiles = ReadonlyMap<string, Uint8Array>

/**
 * Writes a generation and makes it the one that is served.
 *
 * `folder/generations/<id>/` is immutable and named by the hash of its manifest, which holds the
 * hash of every file. It is written under a temporary name and synced; then the file `current`,
 * which names the generation served, is replaced by a rename. A build that dies on the way leaves
 * the last generation serving. The one before stays, older ones are removed.
 *
 * @param format written into the manifest: this version's unless a test asks for another.
 * @returns the id of the generation.
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
  const target = join(generations, id)
  const temporary = join(generations, `.writing-${process.pid}-${randomBytes(4).toString('hex')}`)
  await mkdir(temporary, { recursive: true })
  try {
    for (const [name, bytes] of files) await writeSynced(join(temporary, name), bytes)
    await writeSynced(join(temporary, 'manifest.json'), manifest)
    await sync(temporary)
    const previous = await readPointer(folder)
    if (!(await isIntact(target))) {
      await rm(target, { recursive: true, force: true })
      await rename(temporary, target)
      await sync(generations)
    }
    const pointer = join(folder, `.${POINTER}-${process.pid}`)
    await writeSynced(pointer, `${id}\n`)
    await rename(pointer, join(folder, POINTER))
    await sync(folder)
    await removeOthers(generations, new Set([id, previous]))
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
  return id
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
  const text = await readFile(join(where, 'manifest.json'), 'utf8').catch((cause: unknown) => {
    throw new IndexError(folder, `generation ${id} has no readable manifest.json`, REBUILD, {
      cause,
    })
  })
  if (idOf(text) !== id) {
    throw new IndexError(folder, `manifest.json of generation ${id} is damaged`, REBUILD)
  }
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format !== FORMAT_VERSION) {
    const versions = `it has format ${manifest.format}, this version reads format ${FORMAT_VERSION}`
    throw new IndexError(folder, versions, REBUILD)
  }
  if (manifest.analysis !== analysis) {
    const versions = `it was built with analysis ${manifest.analysis}, this version has ${analysis}`
    throw new IndexError(folder, `${versions}, so queries would not meet it`, REBUILD)
  }
  const files = new Map<string, Uint8Array>()
  for (const [name, expected] of Object.entries(manifest.files)) {
    const bytes = await readFile(join(where, name)).catch((cause: unknown) => {
      throw new IndexError(folder, `${name} of generation ${id} cannot be read`, REBUILD, { cause })
    })
    if (bytes.length !== expected.bytes || sha256(bytes) !== expected.sha256) {
      throw new IndexError(folder, `${name} of generation ${id} is damaged`, REBUILD)
    }
    files.set(name, bytes)
  }
  return { id, files }
}

function manifestText(format: number, analysis: string, files: GenerationFiles): string {
  const names = [...files.keys()].sort()
  const manifest: Manifest = {
    format,
    analysis,
    files: Object.fromEntries(
      names.map((name) => {
        const bytes = files.get(name) as Uint8Array
        return [name, { bytes: bytes.length, sha256: sha256(bytes) }]
      }),
    ),
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

function idOf(manifest: string): string {
  return sha256(manifest).slice(0, 16)
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The generation served; undefined when the folder names none. */
async function readPointer(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, POINTER), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
      throw new IndexError(
        folder,
        `${POINTER} cannot be read (${error.code})`,
        'Check its permissions.',
        {
          cause: error,
        },
      )
    },
  )
  if (text === undefined) return undefined
  const id = text.trim()
  // Also keeps a hostile pointer from leading out of the folder.
  if (!/^[0-9a-f]{16}$/.test(id))
    throw new IndexError(folder, `${POINTER} names no generation`, REBUILD)
  return id
}

async function isIntact(generation: string): Promise<boolean> {
  try {
    const manifest = JSON.parse(
      await readFile(join(generation, 'manifest.json'), 'utf8'),
    ) as Manifest
    for (const [name, expected] of Object.entries(manifest.files)) {
      if (sha256(await readFile(join(generation, name))) !== expected.sha256) return false
    }
    return true
  } catch {
    return false
  }
}

/** Older generations, and what dead writers left. A living writer's folder is its own. */
async function removeOthers(
  generations: string,
  keep: ReadonlySet<string | undefined>,
): Promise<void> {
  for (const name of await readdir(generations)) {
    const writer = /^\.writing-(\d+)-/.exec(name)?.[1]
    const abandoned = writer === undefined ? !keep.has(name) : !isAlive(Number(writer))
    if (abandoned) await rm(join(generations, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
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
