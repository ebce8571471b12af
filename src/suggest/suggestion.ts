/** What a suggestion names. In this order a name that is several of them counts as the first. */
export const KINDS = ['agency', 'policy', 'heading', 'phrase'] as const
export type SuggestionKind = (typeof KINDS)[number]

/** Something the index says that people may mean when they begin to type. */
export interface Suggestion {
  /** As shown: the way it is written most often. */
  readonly text: string
  /** What typed text is compared with. Unique among the suggestions of an index. */
  readonly form: string
  readonly kind: SuggestionKind
  /**
   * Weight: sections of an agency's reports, sections that cite a policy, that stand under a
   * heading of their own, that hold a phrase: an estimate, not to be shown (`Phrases`, `NameCounts`).
   */
  readonly sections: number
  /** How it is read aloud, syllables parted by spaces: as it is written, and as its form is, if that differs. */
  readonly readings: readonly string[]
}

/** A suggestion before its readings are known. */
export type Candidate = Omit<Suggestion, 'readings'>

/** Most sections first, then the shorter, then by text. A total order, for forms are unique. */
export function byRank(a: Candidate, b: Candidate): number {
  if (a.sections !== b.sections) return b.sections - a.sections
  if (a.form.length !== b.form.length) return a.form.length - b.form.length
  if (a.text !== b.text) return a.text < b.text ? -1 : 1
  return a.form < b.form ? -1 : a.form === b.form ? 0 : 1
}
