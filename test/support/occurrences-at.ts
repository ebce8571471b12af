import type { TermOccurrences } from '../../src/engine/search-engine.ts'
import { lengthOf, type Occurrence } from '../../src/query/occurrences.ts'

/** Occurrences of a term in the `i`-th section. */
export function occurrencesAt(term: TermOccurrences, i: number): Occurrence[] {
  const found: Occurrence[] = []
  for (let k = term.firsts[i] as number; k < (term.ends[i] as number); k++) {
    const start = term.positions[k] as number
    found.push({ start, end: start + lengthOf(term, k) })
  }
  return found
}
