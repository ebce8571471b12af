import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { TABLES } from '../normalize/opencc.ts'

const SOURCES = new URL('../', import.meta.url)
/** What decides how a source is read, cleaned and analysed, and a suggestion read, below the folder of the code. */
const CODE = [
  'read',
  'clean',
  'model',
  'normalize',
  'segment',
  'duplicates',
  'suggest',
  'analysis-tables',
  'analyze',
  'errors',
  'kept',
  'lexicon',
  'made-ahead',
  'pinyin-library',
  'threads',
  'build/analysis',
  'build/findings',
  'build/kept-findings',
  'build/outcome',
  'build/perform',
  'build/perform-analysed',
  'build/publish-addition',
  'build/publishing',
  'build/read-again',
  'build/sent-words',
  'build/suggesting',
  'build/suggestion-sources',
  'build/waiting-reports',
  // What is merged is taken over as these made it, with what they load, and then again and again.
  'engine/embedded/ascending-lists',
  'engine/embedded/bit-copy',
  'engine/embedded/collection',
  'engine/embedded/first-sections',
  'engine/embedded/frequency-slots',
  'engine/embedded/growing',
  'engine/embedded/layers/merged-lines',
  'engine/embedded/merge',
  'engine/embedded/position-bits',
  'engine/embedded/published-layer',
  'engine/embedded/published-reports',
  'engine/embedded/report-lines',
  'engine/embedded/section-columns',
  'engine/embedded/sorted-grams',
  'engine/embedded/turn',
  'engine/embedded/varints',
  'engine/embedded/vocabulary',
  'engine/embedded/word-postings-builder',
  'engine/embedded/word-table',
]
const LEXICON = new URL('../index-data/lexicon/', SOURCES)
const PACKAGE = new URL('../package.json', SOURCES)
/** What texts are folded by and words cut by: of the packages that are there, which may not be those that were declared. */
const INSTALLED = [
  'nodejieba/package.json',
  'nodejieba/submodules/cppjieba/dict/jieba.dict.utf8',
  ...TABLES.map((table) => `opencc-js/dict/${table}`),
]

/**
 * What a report that was read before must have been read with to be taken over: changes whenever the
 * code of reading, cleaning and analysing does, a word list, a package they use, or the platform's Unicode. Equal ones
 * mean an equal `analysisFingerprint`, which takes longer to know.
 * Hashed, not numbered by hand: a number that somebody forgets to raise would keep what is wrong.
 */
export function readingFingerprint(): string {
  known ??= fingerprint()
  return known
}

let known: string | null = null

function fingerprint(): string {
  const { dependencies } = JSON.parse(readFileSync(PACKAGE, 'utf8'))
  const hash = createHash('sha256')
  hash.update(JSON.stringify([dependencies, process.versions['unicode'], process.versions['icu']]))
  const code = filesIn(SOURCES)
    .filter((name) =>
      CODE.some((part) => name.startsWith(`${part}/`) || name.startsWith(`${part}.`)),
    )
    .filter((name) => /(?<!\.d)\.[jt]s$/.test(name))
  for (const name of code) hash.update(`${name}\n`).update(readFileSync(new URL(name, SOURCES)))
  for (const name of filesIn(LEXICON)) {
    hash.update(`${name}\n`).update(readFileSync(new URL(name, LEXICON)))
  }
  const { resolve } = createRequire(import.meta.url)
  for (const name of INSTALLED) hash.update(`${name}\n`).update(readFileSync(resolve(name)))
  return hash.digest('hex').slice(0, 16)
}

/** Names of all files below a folder, `/`-separated, sorted. */
function filesIn(folder: URL): string[] {
  return readdirSync(fileURLToPath(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(fileURLToPath(folder).length))
    .map((name) => name.replaceAll('\\', '/').replace(/^\//, ''))
    .sort()
}
