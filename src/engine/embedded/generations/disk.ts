import {
  type FileHandle,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises'

/** A file being written. */
export interface FileWriter {
  /** All of it, however many calls the platform needs. */
  write(data: Uint8Array | string): Promise<void>
  /** Returns once what was written is on the disk. */
  sync(): Promise<void>
  close(): Promise<void>
}

/**
 * What generations ask of a file system: each step that can fail, or be the last before a power cut,
 * is one call, so that tests can let any of them fail or be lost. Rejects with the platform's errors.
 */
export interface Disk {
  /** Makes a folder and those above it. @returns the topmost one made; undefined when all were there. */
  makeFolder(path: string): Promise<string | undefined>
  /** A new empty file, or an existing one emptied. */
  create(path: string): Promise<FileWriter>
  /** Gives a file a further name. Not every file system can. */
  link(from: string, to: string): Promise<void>
  /** Returns once the names in a folder are on the disk. */
  syncFolder(path: string): Promise<void>
  /** Atomic; replaces a file, and an empty folder. */
  rename(from: string, to: string): Promise<void>
  /** All of a file; rejects with `ENOTFILE` what is none. */
  read(path: string): Promise<Uint8Array>
  /** Names in a folder, in any order. */
  list(path: string): Promise<readonly string[]>
  /** A file, or a folder with all that is in it; nothing when it is not there. */
  remove(path: string): Promise<void>
  /** When a file or folder last changed, in ms since 1970. */
  changedAt(path: string): Promise<number>
}

/** Bytes of the largest file that `nodeDisk` reads: Node's `readFile` takes no more. */
export const LARGEST_READ = 2 ** 31 - 1

/** Most that is asked of the platform at once: small pieces would each wait for whoever is busy. Bytes. */
const PIECE = 1 << 26

/** The file system of the platform. */
export const nodeDisk: Disk = {
  makeFolder: (path) => mkdir(path, { recursive: true }),
  async create(path) {
    const handle = await open(path, 'w')
    return {
      write: (data) => writeAll(handle, data),
      sync: () => handle.sync(),
      close: () => handle.close(),
    }
  },
  link,
  async syncFolder(path) {
    const handle = await open(path, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
  rename,
  async read(path) {
    await statOfFile(path)
    return readFile(path)
  },
  list: (path) => readdir(path),
  remove: (path) => rm(path, { recursive: true, force: true }),
  changedAt: async (path) => (await stat(path)).mtimeMs,
}

async function writeAll(handle: FileHandle, data: Uint8Array | string): Promise<void> {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at, Math.min(PIECE, bytes.length - at))
    at += bytesWritten
  }
}

/** A device or a pipe in its place might never end. */
async function statOfFile(path: string) {
  const stats = await stat(path)
  if (stats.isFile()) return stats
  throw Object.assign(new Error(`not a file: ${path}`), { code: 'ENOTFILE' })
}

/** The same; what is read stands in memory that threads share. */
export const sharingDisk: Disk = { ...nodeDisk, read: readShared }

async function readShared(path: string): Promise<Uint8Array> {
  const stats = await statOfFile(path)
  if (stats.size > LARGEST_READ) {
    throw Object.assign(new Error(`too large: ${path}`), { code: 'ERR_FS_FILE_TOO_LARGE' })
  }
  const handle = await open(path, 'r')
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(stats.size))
    let length = 0
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, Math.min(PIECE, bytes.length - length))
      if (bytesRead === 0) break
      length += bytesRead
    }
    return bytes.subarray(0, length)
  } finally {
    await handle.close()
  }
}

/** A new file on the disk, whole. */
export async function writeSynced(
  disk: Disk,
  path: string,
  data: Uint8Array | string,
): Promise<void> {
  const file = await disk.create(path)
  try {
    await file.write(data)
    await file.sync()
  } finally {
    await file.close()
  }
}
