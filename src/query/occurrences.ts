import type { TermOccurrences } from '../engine/search-engine.ts'

/** One occurrence of a term: half-open positions. */
export interface Occurrence {
  readonly start: number
  readonly end: number
}

/** Sections, ascending, and the terms that stand in some of them. */
export interface Found {
  readonly sections: Uint32Array
  readonly terms: readonly FoundTerm[]
}

/** Occurrences of a term that count, beside sections of their own: all of these answer. */
export interface FoundTerm {
  /** Place of the term in the query. */
  readonly term: number
  /** Ordinals, ascending. */
  readonly sections: Uint32Array
  readonly occurrences: TermOccurrences
}

/** Length of the `k`-th occurrence of a term. */
export function lengthOf({ length, lengths }: TermOccurrences, k: number): number {
  return lengths === null ? length : (lengths[k] as number)
}

/** How many occurrences stand in all of the sections together. */
export function countOf({ firsts, ends }: Pick<TermOccurrences, 'firsts' | 'ends'>): number {
  let count = 0
  for (let i = 0; i < firsts.length; i++) count += (ends[i] as number) - (firsts[i] as number)
  return count
}
