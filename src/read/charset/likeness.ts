import { lexiconRows } from '../../lexicon.ts'

/** Characters looked at; the beginning of a text tells as much as all of it. */
const SAMPLE = 4_000
const PUNCTUATION = '，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』…—％０１２３４５６７８９'
/** They stand in every encoding, and in none of them for sure. */
const SILENT = '\u00a0\u3000\ufeff'

const FREQUENT = new Set([
  ...lexiconRows('frequent.txt').flatMap(([characters = '']) => [...characters]),
  ...PUNCTUATION,
])

/**
 * How much a text looks like Chinese: the share of its characters outside ASCII that are frequent
 * ones of either script, or their punctuation. Around 0.9 for a report, below 0.1 for one read in a
 * wrong encoding; 1 when there is nothing outside ASCII, since then every reading is the same.
 */
export function likeness(text: string): number {
  let seen = 0
  let frequent = 0
  for (let at = 0; at < text.length && seen < SAMPLE; at += 1) {
    if (text.charCodeAt(at) < 0x80) continue
    const character = text[at] ?? ''
    if (SILENT.includes(character)) continue
    seen += 1
    if (FREQUENT.has(character)) frequent += 1
  }
  return seen === 0 ? 1 : frequent / seen
}
