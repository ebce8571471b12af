import { searchForm, wordsOf } from '../analyze.ts'
import { BREAK } from '../model/break.ts'
import type { QueryTerm } from '../model/query.ts'
import type { Retrieval } from './retrieval.ts'

/** A single character in more than one of so many sections tells nothing. */
const COMMON_CHARACTER = 10

/** A term cut where its form has breaks. */
export function atBreaksOf({ text }: QueryTerm): readonly string[] {
  return cut(text, atEveryBreak)
}

/**
 * The words of a term as typed, but for single characters that stand nearly everywhere: 公开的方式 is
 * 公开 and 方式. Where single characters are a third of a term, jieba found no words in it, and
 * neither do we.
 */
export function tellingWordsOf(
  { text }: QueryTerm,
  { engine, work, analyze }: Retrieval,
): readonly string[] {
  const words = cut(text, atEveryWord)
  const single = words.filter((word) => [...word].length === 1)
  if (single.length * 3 >= words.join('').length) return []
  const known = new Map<string, boolean>()
  const tells = (word: string) => {
    const term = [...word].length > 1 ? null : analyze(word)
    if (term === null) return true
    const isTelling =
      known.get(word) ??
      engine.match([term], work).sections.length * COMMON_CHARACTER < engine.sectionCount
    known.set(word, isTelling)
    return isTelling
  }
  return words.filter(tells)
}

/** Pieces of a typed text, by the places at which its form is cut: each as it was typed. */
function cut(text: string, placesOf: (form: string) => readonly number[]): string[] {
  const { text: form, starts, ends } = searchForm(text)
  const places = placesOf(form)
  return places.map((from, i) => text.slice(starts[from], ends[(places[i + 1] ?? form.length) - 1]))
}

function atEveryBreak(form: string): number[] {
  return [...form].length === 0
    ? []
    : [0, ...breaksIn(form).map((at) => at + 1)].filter((at) => at < form.length)
}

function breaksIn(form: string): number[] {
  return form.split('').flatMap((unit, at) => (unit === BREAK ? [at] : []))
}

function atEveryWord(form: string): number[] {
  return wordsOf(form).map(({ at }) => at)
}
