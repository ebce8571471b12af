import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where `index` writes and the others read, below the current directory, unless told. */
export const INDEX_FOLDER = join('index-data', 'index')

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url))

/** What `start` serves, and builds the first time: both in this package, wherever it is run from. */
export const START_FOLDERS = {
  index: join(PACKAGE, 'index-data', 'index'),
  sample: join(PACKAGE, 'index-data', 'sample'),
} as const

/**
 * Whether a folder is absent or holds no file: then there is no index to lose. Files below hidden
 * folders do not count; a build that was broken off leaves such.
 */
export function isVacant(folder: string): boolean {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries
      .filter(({ name }) => !name.startsWith('.'))
      .every((entry) => entry.isDirectory() && isVacant(join(folder, entry.name)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw error
  }
}
