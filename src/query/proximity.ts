import type { TermOccurrences } from '../engine/search-engine.ts'
import { WEIGHTS } from './weights.ts'

/**
 * How close together all terms stand in the `i`-th section: 1 when they touch or overlap, half
 * when `proximityHalf` characters lie between them, towards 0 with distance.
 *
 * The smallest window with one occurrence of each term, found by moving the occurrence that starts
 * first (the classic merge of sorted position lists).
 */
export function closeness(
  terms: readonly TermOccurrences[],
  lengths: readonly number[],
  i: number,
): number {
  const cursors = terms.map(({ firsts }) => firsts[i] as number)
  const past = terms.map(({ ends }) => ends[i] as number)
  const together = lengths.reduce((sum, length) => sum + length, 0)
  let smallest = Number.POSITIVE_INFINITY
  for (;;) {
    let first = 0
    let from = Number.POSITIVE_INFINITY
    let to = 0
    for (let t = 0; t < terms.length; t++) {
      const start = (terms[t] as TermOccurrences).positions[cursors[t] as number] as number
      if (start < from) {
        from = start
        first = t
      }
      to = Math.max(to, start + (lengths[t] as number))
    }
    smallest = Math.min(smallest, to - from)
    cursors[first] = (cursors[first] as number) + 1
    if ((cursors[first] as number) >= (past[first] as number)) break
  }
  const between = Math.max(0, smallest - together)
  return WEIGHTS.proximityHalf / (WEIGHTS.proximityHalf + between)
}
