import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { lexiconRows, lexiconText } from './lexicon.ts'
import { madeAhead, makeAhead, type Origin } from './made-ahead.ts'
import { characterTable } from './normalize/characters.ts'
import { CharacterFolds } from './normalize/fold.ts'
import { formOf } from './normalize/normalize.ts'
import { installedTables } from './normalize/opencc.ts'
import { traditionalAlone } from './normalize/script.ts'
import {
  type PhrasePair,
  phrasePairs,
  type SpellingPairs,
  Spellings,
  spellingPairs,
  usualPhrases,
} from './normalize/spellings.ts'
import { Dictionary } from './segment/dictionary.ts'

/** Raised whenever the same section would be analyzed otherwise: another form, words or ends. */
const ANALYSIS_VERSION = 2

const FOLDING = 'folding.bin'
const DICTIONARY = 'dictionary.bin'
const JIEBA = 'nodejieba/submodules/cppjieba/dict/jieba.dict.utf8'
const require = createRequire(import.meta.url)
/** Code that every table is made by. */
const CODE = ['analysis-tables', 'made-ahead', 'lexicon', 'model/']

/** What texts are folded by, and what is known of phrases in their forms. */
export interface Folding {
  readonly folds: CharacterFolds
  readonly usual: ReadonlyMap<string, string>
  readonly spellings: SpellingPairs
  readonly traditionalAlone: ReadonlySet<string>
  /** Of the whole analysis. */
  readonly fingerprint: string
}

/** As `npm run build` made it, in 0.02 s, where that fits what is installed; else it is made here, in 0.2 s. */
export function folding(): Folding {
  const bytes = madeAhead(FOLDING, foldingOrigin())
  return bytes ? unpackedFolding(bytes) : madeFolding()
}

/** The words of jieba and our own, likewise. */
export function dictionary(): Dictionary {
  const origin = dictionaryOrigin()
  const bytes = madeAhead(DICTIONARY, origin)
  return bytes ? unpackedDictionary(bytes) : madeDictionary(origin)
}

/** Makes both for those who load this code, where they are not there yet. */
export function makeTablesAhead(): void {
  const ofFolding = foldingOrigin()
  if (madeAhead(FOLDING, ofFolding) === null)
    makeAhead(FOLDING, ofFolding, packedFolding(madeFolding()))
  const ofWords = dictionaryOrigin()
  if (madeAhead(DICTIONARY, ofWords) === null)
    makeAhead(DICTIONARY, ofWords, packedDictionary(madeDictionary(ofWords)))
}

function foldingOrigin(): Origin {
  const platform = `${process.versions['unicode']} ${process.versions['icu']}`
  const lists = ['characters.tsv', 'words.txt'].map(lexiconText)
  const data = [platform, jiebaVersion(), ...lists, ...installedTables()]
  return { code: [...CODE, 'normalize/'], data }
}

function table(): ReadonlyMap<string, string> {
  const rows = lexiconRows('characters.tsv')
  return characterTable(rows.map(([from = '', to = '']) => [from, to] as const))
}

function madeFolding(): Folding {
  const folds = new CharacterFolds(table)
  const fold = (text: string) => formOf(text, folds)
  const spellings = spellingPairs(phrasePairs(fold, (a, b) => folds.areAlike(a, b)))
  const fingerprint = createHash('sha256')
    .update(`${ANALYSIS_VERSION} ${jiebaVersion()}\n`)
    .update(folds.digest())
    .update(new Spellings(spellings).digest())
    .update(lexiconText('words.txt'))
    .digest('hex')
    .slice(0, 16)
  return {
    folds,
    usual: usualPhrases(fold),
    spellings,
    get traditionalAlone() {
      return traditionalAlone()
    },
    fingerprint,
  }
}

function jiebaVersion(): string {
  return require('nodejieba/package.json').version
}

/** All but the units. */
interface Kept {
  readonly several: readonly (readonly [number, string])[]
  readonly usual: readonly (readonly [string, string])[]
  readonly pairs: readonly PhrasePair[]
  readonly longest: number
  readonly alone: string
  readonly fingerprint: string
}

/** How many UTF-16 units there are. */
const UNITS = 1 << 16
const UNITS_BYTES = UNITS * Uint16Array.BYTES_PER_ELEMENT

function packedFolding(folding: Folding): Uint8Array[] {
  const { folds, usual, spellings, traditionalAlone, fingerprint } = folding
  const { units, ...all } = folds.folded
  const several = all.several.filter(([code]) => !isHangul(code))
  const alone = [...traditionalAlone].join('')
  const kept: Kept = { several, usual: [...usual], ...spellings, alone, fingerprint }
  return [bytesOf(units), Buffer.from(JSON.stringify(kept))]
}

/** Syllables, five of six characters that fold to several: a text that has none needs none, and others are folded then. */
function isHangul(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3
}

function unpackedFolding({ buffer, byteOffset, length }: Uint8Array): Folding {
  const units = new Uint16Array(buffer, byteOffset, UNITS)
  const rest = Buffer.from(buffer, byteOffset + UNITS_BYTES, length - UNITS_BYTES)
  const { several, usual, pairs, longest, alone, fingerprint }: Kept = JSON.parse(rest.toString())
  return {
    folds: new CharacterFolds(table, { units, several }),
    usual: new Map(usual),
    spellings: { pairs, longest },
    get traditionalAlone() {
      return new Set(alone)
    },
    fingerprint,
  }
}

function dictionaryOrigin(): Origin & { readonly data: readonly [Buffer, string] } {
  const data = [readFileSync(require.resolve(JIEBA)), lexiconText('words.txt')] as const
  return { code: [...CODE, 'segment/'], data }
}

function madeDictionary({ data: [text, own] }: ReturnType<typeof dictionaryOrigin>): Dictionary {
  return Dictionary.of(text.toString(), own)
}

function packedDictionary(made: Dictionary): Uint8Array[] {
  const { unknown, weights, ofUnits, slots } = made.tables
  const head = Float64Array.of(unknown, weights.length, slots.length)
  return [head, weights, slots, ofUnits].map(bytesOf)
}

function unpackedDictionary({ buffer, byteOffset }: Uint8Array): Dictionary {
  const [unknown = 0, ranks = 0, figures = 0] = new Float64Array(buffer, byteOffset, 3)
  const weights = new Float64Array(buffer, byteOffset + 3 * Float64Array.BYTES_PER_ELEMENT, ranks)
  const slots = new Uint32Array(buffer, endOf(weights), figures)
  const ofUnits = new Uint16Array(buffer, endOf(slots), UNITS)
  return new Dictionary({ unknown, weights, ofUnits, slots })
}

function endOf({ byteOffset, byteLength }: ArrayBufferView): number {
  return byteOffset + byteLength
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
