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
