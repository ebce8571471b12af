import type { Guard } from '../model/query.ts'

/** A run of a search form and what may stand in its place. */
export interface Replacement {
  /** Place of the run's first unit in the form. */
  readonly at: number
  /** Units of the run. */
  readonly length: number
  /** Search form of what stands there instead. */
  readonly text: string
  /** Absent: it may stand anywhere. */
  readonly guard?: Guard
}
