import type { QueryTerm } from '../model/query.ts'
import type { Report } from '../model/report.ts'
import type { Section } from '../model/section.ts'

/** How an occurrence sits among the jieba words of its section. */
export const Boundary = {
  /** It begins and ends where words do. */
  whole: 0,
  /** It is the beginning or the end of a longer word: 民政 in 民政局. */
  part: 1,
  /** It takes pieces of several words, or the inside of one: 开工 in 公开工作, 民政 in 人民政府. */
  across: 2,
} as const

/** What is matched of a query term. */
export type TermPattern = Pick<QueryTerm, 'form' | 'spellings'>

/** Occurrences of one term, grouped by the sections of `Matches`. */
export interface TermOccurrences {
  /** Where occurrences start, ascending; a place in a section's form is this less its `formOrigins`. */
  readonly positions: Uint32Array
  /** Those in `sections[i]` are `positions[firsts[i]]` up to, not including, `positions[ends[i]]`. */
  readonly firsts: Uint32Array
  readonly ends: Uint32Array
}

/** The sections that hold every term, and where. Exact: nothing is cut off, nothing is a candidate only. */
export interface Matches {
  /** Ordinals, ascending. */
  readonly sections: Uint32Array
  /** One for each term, in the order asked. */
  readonly terms: readonly TermOccurrences[]
}

/** A report as the engine keeps it; its sections are asked for one by one. */
export type StoredReport = Omit<Report, 'sections'>

/**
 * The seam between what is asked and what answers. Sections and reports have dense ordinals from
 * 0; the sections of a report are neighbours. Nothing above this interface knows which engine
 * stands behind it.
 */
export interface SearchEngine {
  /** Id of the published generation that answers. */
  readonly generation: string
  readonly reportCount: number
  readonly sectionCount: number
  /** For each section, the ordinal of its report. */
  readonly reportOf: Uint32Array
  /** For each section, the length of its search form. */
  readonly formLengths: Uint32Array
  readonly averageFormLength: number
  /** For each section, how much of its search form is title or own heading. */
  readonly formLeads: Uint32Array
  /** For each section, how many times more a word weighs in that lead than in the body. */
  readonly leadWeights: Uint8Array

  /** For each section, the position at which its search form begins. */
  readonly formOrigins: Uint32Array

  match(terms: readonly TermPattern[]): Matches
  /** The `Boundary` of an occurrence. */
  boundary(position: number, length: number): number
  /**
   * The sections that hold a jieba word, by its weighted frequency in them: those of `[0]` have it
   * most often; ordinals ascend within a slot. `wordFrequencies[slot]` is the frequency a slot stands for.
   */
  wordSlots(word: string): readonly (readonly number[])[]
  readonly wordFrequencies: readonly number[]
  report(ordinal: number): StoredReport
  /** Ordinal of a report, by its id. */
  findReport(id: string): number | undefined
  section(ordinal: number): Section
  /** Ordinals of a report's sections: from the first up to, not including, the second. */
  sectionsOf(report: number): readonly [number, number]
}
