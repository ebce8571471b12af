import type { SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import type { WordScores } from './word-scores.ts'

/** A term that stands somewhere among the matches. */
export interface Worth {
  readonly occurrences: TermOccurrences
  /** How much telling the term is: the idf of its rarest word. */
  readonly worth: number
}

/** What scores are made of, as far as it bounds them. */
export interface Bounds {
  readonly engine: SearchEngine
  readonly sections: Uint32Array
  readonly terms: readonly Worth[]
  /** What length costs each section of the index. */
  readonly penalties: Float64Array
  readonly wordScores: WordScores
  /** What standing as words adds. */
  readonly step: number
  /** What standing side by side adds at most. */
  readonly closest: number
  /** The score of a place were its terms far from each other: closeness, which takes longest, left out. */
  readonly apart: (place: number) => number
}

/** Which places have to be scored. */
export interface PassingOver {
  /**
   * The first place from `from` on whose score may be `least` or more; the number of places when there is none. It
   * passes over most places by how often the terms stand there, without a look at where.
   */
  readonly next: (from: number, least: number) => number
  /**
   * Some places whose score may be among the `count` greatest: the sooner these are known, the more others are passed
   * over.
   */
  readonly promising: (count: number) => readonly number[]
  /** The score of a place by terms without alternatives; null where that takes a look at where they stand. */
  readonly score: (place: number) => number | null
}

/** A bound adds up the parts of a score in another order: room for rounding, so that ties are kept. */
const ROUNDING = 1e-9

/** What the bound of a place must be, where its score must be `least`. */
export function reached(least: number): number {
  return least - Math.abs(least) * ROUNDING
}
