import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { lexiconPath, lexiconRows, lexiconText } from './lexicon.ts'
import type { AnalyzedSection, Word } from './model/analyzed.ts'
import { BREAK } from './model/break.ts'
import type { MappedText } from './model/mapped-text.ts'
import type { QueryTerm } from './model/query.ts'
import type { Section } from './model/section.ts'
import { characterTable } from './normalize/characters.ts'
import { CharacterFolds } from './normalize/fold.ts'
import { normalize } from './normalize/normalize.ts'
import { phrasePairs, Spellings, UsualSpelling } from './normalize/spellings.ts'
import { jieba } from './segment/jieba.ts'

/** Raised whenever the same text would get another form or other words. */
const ANALYSIS_VERSION = 1

/**
 * The one analysis of reports and queries (law 3): search form, words, spellings.
 *
 * A word is cut by jieba from the search form in its usual spelling (计画 read as 计划, which has
 * the same length), so that both scripts give the same words.
 */
const variants = lexiconRows('characters.tsv').map(([from = '', to = '']) => [from, to] as const)
const folds = new CharacterFolds(characterTable(variants))
const foldPhrase = (text: string) => normalize(text, folds).text
const spellings = new Spellings(phrasePairs(foldPhrase))
const usual = new UsualSpelling(foldPhrase)
const segmenter = jieba(lexiconPath('words.txt'))
const jiebaVersion: string = createRequire(import.meta.url)('nodejieba/package.json').version

/** What an index must have been built with to be read: changes when any form or word may. */
export const analysisFingerprint: string = createHash('sha256')
  .update(`${ANALYSIS_VERSION} ${jiebaVersion}\n`)
  .update(folds.digest())
  .update(spellings.digest())
  .update(lexiconText('words.txt'))
  .digest('hex')
  .slice(0, 16)

/** The search form of a text, with its map back. */
export function searchForm(text: string): MappedText {
  return normalize(text, folds)
}

/** The words of a search form, in order; breaks are no words. */
export function wordsOf(form: string): Word[] {
  const words: Word[] = []
  let at = 0
  for (const text of segmenter.words(usual.of(form))) {
    if (text !== BREAK) words.push({ text, at })
    at += text.length
  }
  return words
}

/** Everything the index keeps of a section. */
export function analyzeSection(section: Section): AnalyzedSection {
  const { text: form, ends } = searchForm(section.text)
  const beyondLead = ends.findIndex((end) => end > section.leadEnd)
  return {
    section,
    form,
    formLead: beyondLead < 0 ? form.length : beyondLead,
    words: wordsOf(form),
  }
}

/**
 * A term as it is matched, or null when nothing of it is left in its form. Breaks at its ends are
 * dropped; inside, as in a pasted passage, they are kept.
 */
export function analyzeTerm(text: string): QueryTerm | null {
  const form = searchForm(text).text.replace(/^\|+|\|+$/g, '')
  if (form === '') return null
  return {
    text,
    form,
    spellings: spellings.of(form),
    words: [...new Set(wordsOf(form).map((word) => word.text))],
  }
}
