import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { LARGEST_FILE } from '../read/limits.ts'
import { fileKey } from './inputs.ts'
import { stampOf } from './stamp.ts'

/** Key of a file, and whether the file is still what the key is of. */
export interface StableKey {
  readonly key: string
  isStill(): boolean
}

/** Larger files are hashed as they come. Bytes. */
const READ_AT_ONCE = 1 << 22

/**
 * Null for what cannot be read, or is too large to be: reading says why. Who reads the file after its key
 * was made asks whether it was changed meanwhile before relying on the key.
 */
export async function stableKeyOf(
  path: string,
  names: { readonly id: string; readonly name: string },
): Promise<StableKey | null> {
  try {
    const before = stampOf(path)
    if (before === null || before.size > LARGEST_FILE) return null
    const chunks = before.size <= READ_AT_ONCE ? [await readFile(path)] : createReadStream(path)
    const key = await fileKey(chunks, names)
    return { key, isStill: () => stampOf(path)?.text === before.text }
  } catch {
    return null
  }
}
