import type { SearchEngine } from '../engine/search-engine.ts'
import { oncePer } from '../kept.ts'
import { WEIGHTS } from './weights.ts'

/** BM25's frequency part: more is better, by less and less, and less so in a long section. */
export function saturated(frequency: number, penalty: number): number {
  return (frequency * (WEIGHTS.k1 + 1)) / (frequency + penalty)
}

/** The frequency at which `saturated` is `share`; infinite where it never is. */
export function frequencyFor(share: number, penalty: number): number {
  if (share <= 0) return 0
  const most = WEIGHTS.k1 + 1
  return share < most ? (share * penalty) / (most - share) : Number.POSITIVE_INFINITY
}

/** What decides how much an occurrence may count, worked out once for an index. */
export interface SectionWeights {
  /** What length costs each section. */
  readonly penalties: Float64Array
  readonly leastPenalty: number
  /** The most that one occurrence counts anywhere. */
  readonly mostLead: number
}

export const sectionWeights = oncePer((engine: SearchEngine): SectionWeights => {
  const { k1, b } = WEIGHTS
  const penalties = Float64Array.from(
    engine.formLengths,
    (length) => k1 * (1 - b + (b * length) / engine.averageFormLength),
  )
  return {
    penalties,
    leastPenalty: penalties.reduce((least, each) => Math.min(least, each), k1),
    mostLead: engine.leadWeights.reduce((most, each) => Math.max(most, each), 1),
  }
})
