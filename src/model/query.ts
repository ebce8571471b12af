/**
 * A run of text that a phrase pair lets stand for the characters of a term (计划 for 计画).
 * `offset` counts from the term's first unit and is negative, or the run ends past the term,
 * where the term's edge cuts the phrase: then the text must still show the whole phrase.
 */
export interface Spelling {
  readonly offset: number
  readonly text: string
}

/** One required term of a query. */
export interface QueryTerm {
  /** As typed, without its quotes. */
  readonly text: string
  /** Its search form; breaks inside a pasted passage stand as `|`. Never empty. */
  readonly form: string
  /** Other spellings, compared in place. */
  readonly spellings: readonly Spelling[]
  /** The jieba words of the term, folded: used for ranking only. */
  readonly words: readonly string[]
}

export interface Query {
  /** As typed. */
  readonly text: string
  /** All required; at least one. */
  readonly terms: readonly QueryTerm[]
}
