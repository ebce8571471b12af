import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { SourceError } from '../errors.ts'
import { LARGEST_RATIO, tooLarge } from './limits.ts'

/**
 * Unpacks a gzip file of `size` bytes as it is read, and stops as soon as more has come out than
 * `limit` bytes or than a hundred times the file: no more than one chunk beyond is ever unpacked.
 *
 * @throws SourceError when it is too large, unpacks too far, or is damaged.
 */
export async function* gunzipped(
  path: string,
  size: number,
  limit: number,
  what: string,
): AsyncGenerator<Uint8Array> {
  if (size === 0) return
  const gunzip = createGunzip()
  // What goes wrong reaches the loop below by way of the last stream.
  pipeline(createReadStream(path), gunzip, () => {})
  let unpacked = 0
  try {
    for await (const chunk of gunzip) {
      unpacked += chunk.length
      if (unpacked > limit) throw tooLarge(path, unpacked, limit, `unpacked, ${what}`)
      if (unpacked > size * LARGEST_RATIO) throw trap(path)
      yield chunk
    }
  } catch (error) {
    throw error instanceof SourceError ? error : damaged(path, error)
  }
}

function trap(path: string): SourceError {
  return new SourceError(
    path,
    `unpacks to more than ${LARGEST_RATIO} times its size`,
    'Unpack it, and look whether that is the report.',
  )
}

function damaged(path: string, cause: unknown): SourceError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const reason = cause instanceof Error ? cause.message : String(cause)
  if (code.startsWith('Z_')) {
    const advice = 'Download it again, or leave the file out.'
    return new SourceError(path, `is damaged or no gzip file (${reason})`, advice, { cause })
  }
  return new SourceError(path, `cannot be read: ${reason}`, 'Copy it to another place.', { cause })
}
