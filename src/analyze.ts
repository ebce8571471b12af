import { dictionary, folding } from './analysis-tables.ts'
import { Kept } from './kept.ts'
import { lexiconRows } from './lexicon.ts'
import { type AnalyzedSection, type CutForm, type Word, wordsOfCut } from './model/analyzed.ts'
import { BREAK, withoutOuterBreaks } from './model/break.ts'
import type { FoldInRoom, MappedText } from './model/mapped-text.ts'
import type { Alternative, Pattern, QueryTerm } from './model/query.ts'
import type { Section } from './model/section.ts'
import { type TermWords, WordAlternatives, type WordReplacement } from './normalize/alternatives.ts'
import { foldInRoom, formOf, normalize } from './normalize/normalize.ts'
import { asSpelling, otherPatterns } from './normalize/other-patterns.ts'
import { endsOf } from './normalize/sentence-ends.ts'
import { Spellings, UsualSpelling } from './normalize/spellings.ts'
import { wordPairs } from './normalize/word-pairs.ts'
import { yearReplacements } from './normalize/years.ts'
import { jieba } from './segment/jieba.ts'

/**
 * The one analysis of reports and queries (law 3): search form, words, spellings.
 *
 * A word is cut by jieba from the search form in its usual spelling (计画 read as 计划, which has
 * the same length), so that both scripts give the same words.
 */
const tables = folding()
const { folds } = tables
const foldPhrase = (text: string) => formOf(text, folds)
const spellings = new Spellings(tables.spellings)
const usual = new UsualSpelling(tables.usual)
/** Made when the first query asks: a build never does. */
let alternatives: WordAlternatives | null = null
function wordAlternatives(): WordAlternatives {
  alternatives ??= new WordAlternatives(wordPairs(lexiconRows('variants.tsv'), foldPhrase))
  return alternatives
}
const segmenter = jieba(dictionary)
let alone: ReadonlySet<string> | null = null

/**
 * What an index must have been built with to be read: changes when any form or word may. What a
 * query alone looks for (years, other words) is not in it: no index depends on that.
 */
export const analysisFingerprint: string = tables.fingerprint

/** The search form of a text, with its map back. */
export function searchForm(text: string): MappedText {
  return normalize(text, folds)
}

/** The same as units, until the next text is folded. */
export function formInRoom(text: string): FoldInRoom {
  return foldInRoom(text, folds)
}

/** Loads the dictionary (8 MB; 0.02 s where it was made ahead, else 0.2 s); else the first words do. */
export const loadWords = (): void => segmenter.load()

/** The words of a search form, in order; breaks are no words. */
export function wordsOf(form: string): Word[] {
  return wordsOfCut(cutOf(form))
}

function cutOf(form: string): CutForm {
  const text = usual.of(form)
  return { text, ends: segmenter.ends(text) }
}

/** A search form in the spelling that words are cut from: places in it stay. */
export function usualSpelling(form: string): string {
  return usual.of(form)
}

/** Everything the index keeps of a section. */
export function analyzeSection(section: Section): AnalyzedSection {
  const mapped = searchForm(section.text)
  const { text: form, ends } = mapped
  const beyondLead = ends.findIndex((end) => end > section.leadEnd)
  return {
    section,
    form,
    formLead: beyondLead < 0 ? form.length : beyondLead,
    cut: cutOf(form),
    ...endsOf(section.text, mapped),
  }
}

/** A term as it is matched, and whether anything could not be looked for. */
interface AnalyzedTerm extends QueryTerm {
  /** Combinations of other words there was no room for in `others`; 0 is usual. */
  readonly leftOut: number
}

/**
 * A term as it is matched, or null when nothing of it is left in its form. Breaks at its ends are
 * dropped; inside, as in a pasted passage, they are kept.
 *
 * @param options.variants whether other words stand for the term's; spellings and years always do.
 */
export function analyzeTerm(
  text: string,
  { variants = true }: { readonly variants?: boolean } = {},
): AnalyzedTerm | null {
  const key = `${variants} ${text}`
  const known = analyzed.get(key)
  if (known !== undefined) return known
  const term = analyze(text, variants)
  // What is cut from a query or proposed for it is read many times over.
  if (term !== null) analyzed.set(key, term)
  return term
}

/** UTF-16 units of the terms that are kept, with all that may stand for them. */
const KEPT_UNITS = 1 << 20
/** What objects and lists of a term or pattern take, as units. */
const UNITS_OF_OBJECTS = 1 << 7
const analyzed = new Kept<string, AnalyzedTerm>(KEPT_UNITS, (term) => {
  let units = term.text.length + unitsOf(term)
  for (const other of term.others) units += unitsOf(other)
  return units
})

function unitsOf({ form, spellings }: Pattern): number {
  let units = UNITS_OF_OBJECTS + form.length
  for (const { text } of spellings) units += text.length
  return units
}

function analyze(text: string, variants: boolean): AnalyzedTerm | null {
  const form = withoutOuterBreaks(foldPhrase(text))
  if (form === '') return null
  const words = wordsOf(form)
  const others = variants ? wordAlternatives().of(termWords(text, form, words)) : []
  const replacements = [...yearReplacements(form), ...others]
  const inPlace = [
    ...spellings.of(form),
    ...replacements.filter((run) => run.text.length === run.length).map(asSpelling),
  ]
  const { others: patterns, leftOut } = otherPatterns(form, replacements, inPlace, spellings)
  return {
    text,
    form,
    spellings: inPlace,
    others: patterns,
    leftOut,
    alternatives: told(others, text),
    words: [...new Set(words.map((word) => word.text))],
  }
}

/** Most terms have no word that another may stand for: what tells whether one may is made when one does. */
function termWords(text: string, form: string, words: readonly Word[]): TermWords {
  let starts: Set<number> | undefined
  return {
    form,
    startsWord(at) {
      starts ??= new Set([...words.map((word) => word.at), form.length])
      return starts.has(at) || form[at] === BREAK
    },
    isTraditional: () => showsTraditional(text),
  }
}

/** Whether a text shows a character that simplified text never has. */
function showsTraditional(text: string): boolean {
  alone ??= tables.traditionalAlone
  for (const character of text) if (alone.has(character)) return true
  return false
}

/** The other words of a term, each once. */
function told(replacements: readonly WordReplacement[], typed: string): Alternative[] {
  if (replacements.length === 0) return []
  const { text: untrimmed, starts, ends } = searchForm(typed)
  const first = untrimmed.startsWith(BREAK) ? 1 : 0
  const alternatives = new Map<string, Alternative>()
  for (const { kind, to, text: form, at, length } of replacements) {
    const from = typed.slice(starts[first + at], ends[first + at + length - 1])
    alternatives.set(`${from}\n${to}`, { kind, from, to, form })
  }
  return [...alternatives.values()]
}
