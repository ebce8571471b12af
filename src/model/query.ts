import type { Span } from './span.ts'

/** Where another word may stand for that of a term: a spelling proper stands anywhere. */
export interface Guard {
  /** It begins and ends where words of the text do: 档案 in 档案馆 stands for no 文件. */
  readonly wholeWords: boolean
  /** Only in reports of this script, and in those that do not tell; null is all. */
  readonly script: 'hans' | 'hant' | null
}

/**
 * A run of text that may stand for as many characters of a term: a phrase pair (计划 for 计画), a
 * year (二〇一三年 for 2013年), a word (民众 for 群众). `offset` counts from the term's first unit
 * and is negative, or the run ends past the term, where the term's edge cuts a phrase pair: then
 * the text must still show the whole phrase.
 */
export interface Spelling {
  readonly offset: number
  readonly text: string
  /** Absent: it may stand anywhere. */
  readonly guard?: Guard
}

/** What is compared with the text in place. */
export interface Pattern {
  /** A search form. Never empty. */
  readonly form: string
  readonly spellings: readonly Spelling[]
  /** Runs of `form` that are another word's: each must pass its guard where it stands. */
  readonly guarded?: readonly Spelling[]
}

/** A word that is looked for beside that of a term, as people are told of it. */
export interface Alternative {
  readonly kind: 'taiwan' | 'mainland' | 'alias'
  /** The piece of the term. */
  readonly from: string
  /** What may stand in its place. */
  readonly to: string
  /** Search form of `to`. */
  readonly form: string
}

/** One term of a query. */
export interface QueryTerm extends Pattern {
  /** As typed, without its quotes. */
  readonly text: string
  /** The term with a word of another length in it: 二一一年 for 2011年. In order of preference. */
  readonly others: readonly Pattern[]
  readonly alternatives: readonly Alternative[]
  /** The jieba words of the term, folded: used for ranking and relaxing only. */
  readonly words: readonly string[]
}

/** A condition on a section's report, or on its headings. */
export type Filter =
  | { readonly field: 'agency' | 'region' | 'level' | 'kind'; readonly value: string }
  /** What the section is about. */
  | { readonly field: 'section'; readonly value: string }
  /** Years included; null is open. */
  | { readonly field: 'year'; readonly from: number | null; readonly to: number | null }
  /** The report's title, or a heading the section stands under (its own too), holds the term. */
  | { readonly field: 'title' | 'heading'; readonly term: QueryTerm }

export type FilterField = Filter['field']

/** A query as a tree. Numbers are places in `Query.terms`. */
export type QueryNode =
  | { readonly type: 'term'; readonly term: number }
  | { readonly type: 'all' | 'any'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'not'; readonly node: QueryNode }
  /** All terms within a stretch of the form as long as the terms as typed and `within` units more. */
  | { readonly type: 'near'; readonly terms: readonly number[]; readonly within: number }
  /** All terms within one sentence or paragraph. */
  | {
      readonly type: 'together'
      readonly terms: readonly number[]
      readonly unit: 'sentence' | 'paragraph'
    }
  /** The terms one after the other within one sentence. */
  | { readonly type: 'sequence'; readonly terms: readonly number[] }
  | { readonly type: 'filter'; readonly filter: Filter }

export type Sort = 'relevance' | 'newest' | 'oldest'

/** How a piece of the typed text was read. */
export interface Reading {
  readonly span: Span
  readonly as: 'term' | 'phrase' | 'operator' | 'filter' | 'sort'
}

/** Something typed that was not read as it may have been meant. */
export interface Warning {
  readonly span: Span
  readonly message: string
}

export interface Query {
  /** As typed. */
  readonly text: string
  readonly root: QueryNode
  /** Every term of the tree, those that must not stand too; may be empty (filters alone). */
  readonly terms: readonly QueryTerm[]
  /** Null: not said. */
  readonly sort: Sort | null
  /** The query in its plainest form, which reads as the same tree. */
  readonly printed: string
  readonly interpreted: readonly Reading[]
  readonly warnings: readonly Warning[]
}
