import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of our own word lists, the same seen from `src` and from `dist`. */
const FOLDER = new URL('../index-data/lexicon/', import.meta.url)

/** Path of a lexicon file, for libraries that read it themselves. */
export function lexiconPath(name: string): string {
  return fileURLToPath(new URL(name, FOLDER))
}

export function lexiconText(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8')
}

/** Rows of a tab-separated lexicon file; empty lines and lines that begin with `#` are notes. */
export function lexiconRows(name: string): readonly (readonly string[])[] {
  return lexiconText(name)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
}
