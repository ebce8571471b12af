import { readFileSync } from 'node:fs'

/** The folder of our own word lists, the same seen from `src` and from `dist`. */
const FOLDER = new URL('../index-data/lexicon/', import.meta.url)

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
