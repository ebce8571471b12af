import type { TermOccurrences } from '../engine/search-engine.ts'
import { lengthOf } from './occurrences.ts'
import { WEIGHTS } from './weights.ts'

/**
 * How close together the terms that stand in the `i`-th section do: 1 when they touch or overlap,
 * half when `proximityHalf` characters lie between them, towards 0 with distance; 0 for one alone.
 *
 * The smallest window with one occurrence of each term, found by moving the occurrence that starts
 * first (the classic merge of sorted position lists).
 */
export function closeness(terms: readonly TermOccurrences[], i: number): number {
  const present = terms.filter(({ firsts, ends }) => (ends[i] as number) > (firsts[i] as number))
  if (present.length < 2) return 0
  const cursors = present.map(({ firsts }) => firsts[i] as number)
  const past = present.map(({ ends }) => ends[i] as number)
  const together = present.reduce((sum, { length }) => sum + length, 0)
  let smallest = Number.POSITIVE_INFINITY
  for (;;) {
    let first = 0
    let from = Number.POSITIVE_INFINITY
    let to = 0
    for (let t = 0; t < present.length; t++) {
      const term = present[t] as TermOccurrences
      const at = cursors[t] as number
      const start = term.positions[at] as number
      if (start < from) {
        from = start
        first = t
      }
      to = Math.max(to, start + lengthOf(term, at))
    }
    smallest = Math.min(smallest, to - from)
    cursors[first] = (cursors[first] as number) + 1
    if ((cursors[first] as number) >= (past[first] as number)) break
  }
  const between = Math.max(0, smallest - together)
  return WEIGHTS.proximityHalf / (WEIGHTS.proximityHalf + between)
}
