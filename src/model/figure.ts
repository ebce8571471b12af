import type { Span } from './span.ts'

/**
 * What is counted in the prose of yearly reports on open government information, in the terms of
 * freedom-of-information statistics (full grant, partial grant, full denial, no records).
 */
export const MEASURES = [
  'proactive-disclosures',
  'requests-received',
  'requests-processed',
  'full-grants',
  'partial-grants',
  'full-denials',
  'no-records',
  'not-agency-records',
  'response-rate',
  'administrative-reviews',
  'administrative-lawsuits',
  'complaints',
  'consultations',
  'spending',
  'fees',
  'staff',
  'full-time-staff',
  'part-time-staff',
  'training-sessions',
  'trainees',
  'regulatory-documents',
] as const

export type Measure = (typeof MEASURES)[number]

/** A figure that a report states in its prose, never in a table. */
export interface Figure {
  readonly measure: Measure
  /** In whole units: 1.2万条 is 12000, 三件 is 3, 9.6万元 is 96000; what is said not to have occurred is 0. */
  readonly value: number
  /** As written, in simplified script, without 万 or 亿; `%` of a rate. Of a 0 in words, the usual unit. */
  readonly unit: string
  /**
   * Words that qualify it, parted by spaces, in simplified script: 全年, 2013年, 截至2013年12月31日, 累计, 上年,
   * 其中, 全市, 网站. Null when none do.
   */
  readonly scope: string | null
  /** The year it is about where the sentence says so, else null. */
  readonly year: number | null
  /** Written with 约, 近, 余, 多 or the like. */
  readonly approximate: boolean
  /** It counts a part of the whole: 其中, one channel, one level of government. */
  readonly part: boolean
  /** Ordinal of the section it stands in. */
  readonly section: number
  /** From the words that name it to its unit, in the section's displayed text. */
  readonly span: Span
}
