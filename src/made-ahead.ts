import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { endianness } from 'node:os'
import { crc32 } from 'node:zlib'
import { hasThreads } from './threads.ts'

/** Where `npm run build` puts tables that take long to make, beside the compiled code. */
const FOLDER = new URL('./made/', import.meta.url)
const SOURCES = new URL('./', import.meta.url)

/** What a table is made of, beside the machine's byte order. */
export interface Origin {
  /** Files and folders below that of the code that say how it is made, without their ending. */
  readonly code: readonly string[]
  readonly data: readonly (string | Uint8Array)[]
}

/** Bytes of the hash that a file begins with; what follows stands where typed arrays may. */
const HASH_BYTES = 32

/**
 * A table as it was made ahead; null when there is none, or it was made by other code or of something else. Code that
 * runs from its sources has none.
 */
export function madeAhead(name: string, origin: Origin): Uint8Array | null {
  if (!hasThreads) return null
  try {
    const bytes = readFileSync(new URL(name, FOLDER))
    const made = bytes.subarray(HASH_BYTES)
    return hashOf(origin, made).equals(bytes.subarray(0, HASH_BYTES)) ? made : null
  } catch {
    return null
  }
}

/** Writes a table for `madeAhead`, in one piece. */
export function makeAhead(name: string, origin: Origin, parts: readonly Uint8Array[]): void {
  mkdirSync(FOLDER, { recursive: true })
  const made = Buffer.concat(parts)
  // A name of its own: another process may make the same.
  const unfinished = new URL(`${name}.${process.pid}`, FOLDER)
  writeFileSync(unfinished, Buffer.concat([hashOf(origin, made), made]))
  renameSync(unfinished, new URL(name, FOLDER))
}

/** @param made the table, which may be half written or damaged. */
function hashOf({ code, data }: Origin, made: Uint8Array): Buffer {
  const hash = createHash('sha256').update(`${endianness()} ${made.length} ${crc32(made)}`)
  for (const name of code.flatMap(filesOf)) {
    hash.update(`\n${name}\n`).update(readFileSync(new URL(name, SOURCES)))
  }
  for (const one of data) hash.update(`\n${one.length}\n`).update(one)
  return hash.digest()
}

/** Compiled files of a folder, or the one of that name. */
function filesOf(name: string): string[] {
  if (!name.endsWith('/')) return [`${name}.js`]
  const files = readdirSync(new URL(name, SOURCES)).filter((file) => file.endsWith('.js'))
  return files.sort().map((file) => `${name}${file}`)
}
