import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)

/**
 * OpenCC's tables as they are: the one place that knows how opencc-js packs them. Each is read when it is first asked
 * for: what is made of them is most often made ahead. An entry may offer several values; the first is the one OpenCC's
 * converters use.
 */
export interface Entry {
  readonly from: string
  readonly to: string
}

type Entries = () => readonly Entry[]

/** Their names in the package. */
export const TABLES = [
  'TSCharacters',
  'STCharacters',
  'HKVariants',
  'TWVariants',
  'TSPhrases',
  'STPhrases',
  'TWPhrases',
  'TWPhrasesRev',
] as const
type Table = (typeof TABLES)[number]

export const traditionalCharacters: Entries = once('TSCharacters')
export const simplifiedCharacters: Entries = once('STCharacters')
/** How Hong Kong and Taiwan write a character of OpenCC's own traditional. */
export const regionalVariants: Entries = once('HKVariants', 'TWVariants')
export const traditionalPhrases: Entries = once('TSPhrases')
export const simplifiedPhrases: Entries = once('STPhrases')
/** The mainland's words and Taiwan's for them. Some stay as they are: 方程式, lest 程式 be seen in it. */
export const taiwanWords: Entries = once('TWPhrases')
/** Taiwan's words and the mainland's for them: more than `taiwanWords` the other way round. */
export const mainlandWords: Entries = once('TWPhrasesRev')

/** All tables as they are installed. */
export function installedTables(): readonly Uint8Array[] {
  return TABLES.map(fileOf)
}

function once(...tables: readonly Table[]): Entries {
  let entries: readonly Entry[] | undefined
  return () => {
    entries ??= tables.flatMap((table) => parse(textOf(table)))
    return entries
  }
}

function fileOf(table: Table): Buffer {
  return readFileSync(resolve(`opencc-js/dict/${table}`))
}

/** A module that gives one string: a module of a package cannot be loaded at the moment it is asked for. */
function textOf(table: Table): string {
  const [, text] = /^export default "([^"\\]+)";\s*$/.exec(fileOf(table).toString()) ?? []
  if (text === undefined) throw new Error(`opencc-js packs ${table} in another way`)
  return text
}

/** Entries stand between bars, values after spaces. Sixty thousand of them: no list is made of each. */
function parse(dictionary: string): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at < dictionary.length; ) {
    const end = placeOf('|', dictionary, at, dictionary.length)
    const space = placeOf(' ', dictionary, at, end)
    const second = placeOf(' ', dictionary, space + 1, end)
    entries.push({ from: dictionary.slice(at, space), to: dictionary.slice(space + 1, second) })
    at = end + 1
  }
  return entries
}

/** Where a character stands first; the end when it does not. */
function placeOf(character: string, text: string, from: number, end: number): number {
  const place = text.indexOf(character, from)
  return place < 0 || place > end ? end : place
}
