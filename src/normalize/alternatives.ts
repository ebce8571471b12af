import type { Alternative } from '../model/query.ts'
import type { Replacement } from './replacement.ts'
import type { WordPair, WordPairs } from './word-pairs.ts'

/** A word that may stand for a run of a term, and how people are told of it. */
export interface WordReplacement extends Replacement {
  readonly kind: Alternative['kind']
  /** As people write it. */
  readonly to: string
}

/** A term as its words are looked up. */
export interface TermWords {
  readonly form: string
  /** Whether a jieba word of the form starts at a place, or the form ends there. */
  readonly startsWord: (at: number) => boolean
  /** Whether it was typed with a character that only traditional text has. */
  readonly isTraditional: () => boolean
}

/** Finds the words of a term that another word may stand for. */
export class WordAlternatives {
  readonly #pairs: ReadonlyMap<number, readonly WordPair[]>
  readonly #kept: ReadonlyMap<number, WordPairs['kept']>

  constructor({ pairs, kept }: WordPairs) {
    this.#pairs = byBeginning(pairs)
    this.#kept = byBeginning(kept)
  }

  /**
   * What may stand for the words of a term, from the left. A run that ends and begins inside two
   * words is none itself: 适应用户 has no 应用. If a run is the whole term, Taiwan's words
   * stand for it as whole words only: 文件 is no 档案 of 档案馆. A single character has no other word.
   */
  of({ form, startsWord, isTraditional }: TermWords): WordReplacement[] {
    if (form.length < 3 && [...form].length < 2) return []
    const found = occurrences(this.#pairs, form)
    if (found.length === 0) return []
    const kept = occurrences(this.#kept, form)
    const traditional = isTraditional()
    return found
      .filter(
        ({ word, at, end }) =>
          (traditional || !word.traditional) &&
          !liesAcross(at, end, startsWord) &&
          !kept.some((run) => run.word.kind === word.kind && liesWithin(at, end, run)),
      )
      .map(({ word: { kind, to, other, script }, at, end }) => {
        const length = end - at
        const wholeWords = length === form.length && kind === 'taiwan'
        return { at, length, text: other, guard: { wholeWords, script }, kind, to }
      })
  }
}

function liesAcross(at: number, end: number, startsWord: (at: number) => boolean): boolean {
  if (startsWord(at) || startsWord(end)) return false
  for (let inside = at + 1; inside < end; inside++) if (startsWord(inside)) return true
  return false
}

/** Whether a run is a part of a longer one. */
function liesWithin(at: number, end: number, longer: Occurrence<unknown>): boolean {
  return longer.at <= at && end <= longer.end && end - at < longer.end - longer.at
}

interface Formed {
  readonly form: string
}

/** By the first unit of the form, in their order. */
function byBeginning<Word extends Formed>(words: readonly Word[]): Map<number, Word[]> {
  const beginnings = new Map<number, Word[]>()
  for (const word of words) {
    const beginning = word.form.charCodeAt(0)
    const known = beginnings.get(beginning)
    if (known === undefined) beginnings.set(beginning, [word])
    else known.push(word)
  }
  return beginnings
}

interface Occurrence<Word> {
  readonly word: Word
  readonly at: number
  readonly end: number
}

/** Every place of a form where one of the words stands. */
function occurrences<Word extends Formed>(
  words: ReadonlyMap<number, readonly Word[]>,
  form: string,
): Occurrence<Word>[] {
  const found: Occurrence<Word>[] = []
  for (let at = 0; at < form.length; at++) {
    for (const word of words.get(form.charCodeAt(at)) ?? []) {
      const end = at + word.form.length
      if (form.startsWith(word.form, at)) found.push({ word, at, end })
    }
  }
  return found
}
