import { BREAK_UNIT } from './break.ts'
import type { Section } from './section.ts'

/** A jieba word, in its usual spelling. */
export interface Word {
  readonly text: string
  /** Place of its first unit in the search form. */
  readonly at: number
}

/** A search form cut into words. */
export interface CutForm {
  /** The form in the usual spelling of its words: places in it stay. */
  readonly text: string
  /** Where each word ends, ascending, and each break: a break stands by itself. */
  readonly ends: Uint32Array
}

/** The words of a form, in order; breaks are no words. */
export function wordsOfCut({ text, ends }: CutForm): Word[] {
  const words: Word[] = []
  let at = 0
  for (const end of ends) {
    if (text.charCodeAt(at) !== BREAK_UNIT) words.push({ text: text.slice(at, end), at })
    at = end
  }
  return words
}

/** A section with what analysis finds in it: what an engine is given to index. */
export interface AnalyzedSection {
  readonly section: Section
  /** Search form of the displayed text. */
  readonly form: string
  /** How much of the form is title or own heading. */
  readonly formLead: number
  readonly cut: CutForm
  /** Places of the breaks in the form that end a sentence, and of those that end a paragraph too. */
  readonly sentenceEnds: readonly number[]
  readonly paragraphEnds: readonly number[]
}
