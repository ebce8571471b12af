import type { TermPattern } from '../match/term-matcher.ts'
import type { Work } from '../match/work.ts'
import type { Report } from '../model/report.ts'
import type { Section } from '../model/section.ts'

/** Where what stands at two places must not be parted. */
export type Unit = 'sentence' | 'paragraph'

/** Occurrences of one term, grouped by the sections of `Matches`. */
export interface TermOccurrences {
  /** Where occurrences start, ascending; a place in a section's form is this less its `formOrigins`. */
  readonly positions: Uint32Array
  /** Those in `sections[i]` are `positions[firsts[i]]` up to, not including, `positions[ends[i]]`. */
  readonly firsts: Uint32Array
  readonly ends: Uint32Array
  /** Length of the term's form: that of every occurrence, unless `lengths` says otherwise. */
  readonly length: number
  /** Length of each occurrence, beside `positions`; null when all are the same. */
  readonly lengths: Uint32Array | null
}

/** The sections that hold every term, and where. Exact: nothing is cut off, nothing is a candidate only. */
export interface Matches {
  /** Ordinals, ascending. */
  readonly sections: Uint32Array
  /** One for each term, in the order asked. */
  readonly terms: readonly TermOccurrences[]
}

/** The sections in which a jieba word counts alike. */
export interface WordPostings {
  /** Weighted by field: what the word counts in each of them, at least. */
  readonly frequency: number
  /** Ordinals, ascending; not to be changed. */
  readonly sections: ArrayLike<number>
}

/** What a section is, its text aside. */
export type SectionHead = Omit<Section, 'text'>

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
  /** Why that is not the generation that should answer; null when it is. People must be told. */
  readonly notice: string | null
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

  /**
   * Sections that hold every term.
   *
   * @param work what the matching may cost.
   * @param among ordinals, ascending: only these sections. Default all.
   * @throws QueryError when the work is used up.
   */
  match(terms: readonly TermPattern[], work?: Work, among?: Uint32Array): Matches
  /** Whether the text shows this very form at a position. */
  shows(position: number, form: string): boolean
  /** Where the sentence or paragraph a position lies in ends: the first position past it. */
  endOf(unit: Unit, position: number): number
  /** The `Boundary` of an occurrence. */
  boundary(position: number, length: number): number
  /**
   * Whether one of the occurrences of a term stands as words, or as a part of one, and not only
   * across them.
   *
   * @param i place of a section among the term's.
   */
  standsAsWords(term: TermOccurrences, i: number): boolean
  /** Whether these are all occurrences of a term, kept since an earlier query found them: they will be asked for again. */
  isKnown(term: TermOccurrences): boolean
  /**
   * Marks the sections of a term in which it stands, and only across words. Those that are marked already
   * are passed over.
   *
   * @param marked one for each of the term's sections.
   * @returns how many are marked now that were not.
   */
  markAcross(term: TermOccurrences, marked: Uint8Array): number
  /**
   * Writes down where those occurrences of a term in the `i`-th of its sections start that stand as words, or as
   * parts of one; of a term whose occurrences all have its length.
   *
   * @param into has room from `from` on.
   * @returns how far `into` is written.
   */
  takeWords(term: TermOccurrences, i: number, into: Uint32Array, from: number): number
  /**
   * What the occurrences of a term in the `i`-th of its sections weigh together: each by its `Boundary`,
   * and those in the section's lead as many times more as a word there does.
   *
   * @param weights one for each `Boundary`.
   */
  weigh(term: TermOccurrences, i: number, section: number, weights: readonly number[]): number
  /** How many sections hold a jieba word. */
  wordSpread(word: string): number
  /** The sections that hold a jieba word: in one list those where it counts alike, each section in one. */
  wordPostings(word: string): readonly WordPostings[]
  /** What could be meant, as the build wrote it; empty when nothing was. */
  readonly suggestions: string
  report(ordinal: number): StoredReport
  /** Ordinal of a report, by its id. */
  findReport(id: string): number | undefined
  section(ordinal: number): Section
  /** The displayed text of a section alone, as UTF-16 units: to be read, not kept or changed. */
  textUnits(ordinal: number): Uint16Array
  /** A section without its text, which costs nothing to ask for. */
  sectionHead(ordinal: number): SectionHead
  /** Ordinals of a report's sections: from the first up to, not including, the second. */
  sectionsOf(report: number): readonly [number, number]
}
