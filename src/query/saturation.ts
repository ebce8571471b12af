import type { SearchEngine } from '../engine/search-engine.ts'
import { oncePer } from '../kept.ts'
import { WEIGHTS } from './weights.ts'

/** BM25's frequency part: more is better, by less and less, and less so in a long section. */
export function saturated(frequency: number, penalty: number): number {
  return (frequency * (WEIGHTS.k1 + 1)) / (frequency + penalty)
}

/** What length costs each section, worked out once for an index. */
export const penaltiesOf = oncePer((engine: SearchEngine): Float64Array => {
  const { k1, b } = WEIGHTS
  return Float64Array.from(
    engine.formLengths,
    (length) => k1 * (1 - b + (b * length) / engine.averageFormLength),
  )
})
