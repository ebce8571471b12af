import type { Stats } from 'node:fs'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { SourceError } from '../errors.ts'
import { AWAY_REASONS } from './away-reasons.ts'
import { gunzipped } from './gunzip.ts'
import { LARGEST_FILE, tooLarge } from './limits.ts'

/** All bytes of a file, unpacked when it is compressed. @throws SourceError also past `limit` bytes. */
export async function readBytes(
  path: string,
  gzip: boolean,
  limit: number,
  what: string,
): Promise<Uint8Array> {
  const size = await sizeOf(path, LARGEST_FILE)
  if (!gzip) {
    const bytes = await readFile(path).catch((error: unknown) => {
      throw unreadable(path, error)
    })
    return bytes
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of gunzipped(path, size, limit, what)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Bytes that are asked for at once: lines are most often shorter. */
const CHUNK = 1 << 20

/**
 * The bytes of a file of any size as they come, unpacked when it is compressed: who takes them keeps
 * few of them. @throws SourceError
 */
export async function* streamBytes(path: string, gzip: boolean): AsyncGenerator<Uint8Array> {
  const size = await sizeOf(path, Number.POSITIVE_INFINITY)
  if (gzip) {
    yield* gunzipped(path, size, Number.POSITIVE_INFINITY, 'a file')
    return
  }
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) yield chunk
  } catch (error) {
    throw unreadable(path, error)
  }
}

/** Size of a regular file that may be opened. @throws SourceError also past `limit` bytes. */
async function sizeOf(path: string, limit: number): Promise<number> {
  let about: Stats
  try {
    about = await stat(path)
  } catch (error) {
    throw unreadable(path, error)
  }
  if (about.isDirectory()) {
    throw new SourceError(
      path,
      'is a folder',
      'Name the folder where sources are listed, not here.',
    )
  }
  if (!about.isFile()) {
    throw new SourceError(path, 'is no regular file', 'Copy its content into a text file.')
  }
  if (about.size > limit) throw tooLarge(path, about.size, limit, 'a file')
  return about.size
}

/** What the operating system said, in words. */
function unreadable(path: string, error: unknown): SourceError {
  if (error instanceof SourceError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const cause = { cause: error }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new SourceError(
      path,
      AWAY_REASONS.absent,
      'Check the path for a slip of the pen.',
      cause,
    )
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new SourceError(path, 'may not be read', 'Give this user the right to read it.', cause)
  }
  const reason = error instanceof Error ? error.message : String(error)
  return new SourceError(path, `cannot be read: ${reason}`, 'Copy it to another place.', cause)
}
