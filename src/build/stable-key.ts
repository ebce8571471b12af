import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { LARGEST_FILE } from '../read/limits.ts'
import { fileKey } from './inputs.ts'

/** Key of a file, and whether the file is still what the key is of. */
export interface StableKey {
  readonly key: string
  isStill(): Promise<boolean>
}

/** Larger files are hashed as they come. Bytes. */
const READ_AT_ONCE = 1 << 22

/**
 * Null for what cannot be read, or is too large to be: reading says why. Who reads the file after its key
 * was made asks whether it was changed meanwhile, by its size and its time, before relying on the key.
 */
export async function stableKeyOf(
  path: string,
  names: { readonly id: string; readonly name: string },
): Promise<StableKey | null> {
  try {
    const before = await stampOf(path)
    if (before === null) return null
    const chunks = before.size <= READ_AT_ONCE ? [await readFile(path)] : createReadStream(path)
    const key = await fileKey(chunks, names)
    return {
      key,
      isStill: async () => {
        const now = await stampOf(path).catch(() => null)
        return now !== null && JSON.stringify(now) === JSON.stringify(before)
      },
    }
  } catch {
    return null
  }
}

async function stampOf(path: string) {
  const about = await stat(path)
  if (!about.isFile() || about.size > LARGEST_FILE) return null
  return { file: about.ino, size: about.size, changed: about.mtimeMs }
}
