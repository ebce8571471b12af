import type { Report } from '../../src/model/report.ts'
import type { Gold } from './collections.d.mts'

export interface Score {
  readonly right: number
  readonly found: number
  readonly wanted: number
}
/** By measure: a field, `headings`, `section kind`, `table cells`, `figures`, `furniture`. */
export type Scores = Readonly<Record<string, Score>>
export interface Scored {
  readonly scores: Scores
  readonly misses: readonly string[]
}

export function scoreReport(report: Report, gold: Gold): Scored
export function totalOf(results: readonly Scored[]): Scores
/** 0 to 1, NaN of nothing. */
export function fieldAccuracy(total: Scores): number
/** 0 to 1, NaN of nothing. */
export function precision(score: Score | undefined): number
/** 0 to 1, NaN of nothing. */
export function recall(score: Score | undefined): number
