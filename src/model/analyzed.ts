import type { Section } from './section.ts'

/** A jieba word, in its usual spelling. */
export interface Word {
  readonly text: string
  /** Place of its first unit in the search form. */
  readonly at: number
}

/** A section with what analysis finds in it: what an engine is given to index. */
export interface AnalyzedSection {
  readonly section: Section
  /** Search form of the displayed text. */
  readonly form: string
  /** How much of the form is title or own heading. */
  readonly formLead: number
  readonly words: readonly Word[]
  /** Places of the breaks in the form that end a sentence, and of those that end a paragraph too. */
  readonly sentenceEnds: readonly number[]
  readonly paragraphEnds: readonly number[]
}
