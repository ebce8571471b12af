import type { MarkedList, PairMarking } from './pairs.ts'

/** What looking at an occurrence of a pair costs, in units of text compared. */
const PAIR_STEP = 4

/**
 * Occurrences of either of two terms that stand with one of the other in a stretch of at most so many units: those
 * with one of the other near enough, which needs no stretch to be made.
 *
 * Around each occurrence of one lies where the other may start. Of frequent terms most of these stretches touch, so that
 * most sections are one stretch, and nothing in them is compared with one occurrence after the other.
 */
export function nearPair(units: number): PairMarking {
  return {
    step: PAIR_STEP,
    mark(one, first, past, other, firstOfOther, pastOther) {
      if (first === past || firstOfOther === pastOther) return false
      // From where one starts: no more than `before` in front of that, and no more than `behind` from there on.
      const before = units - one.length
      const behind = units - other.length
      if (before < 0 || behind < 0) return false
      const around = { before, behind }
      if (!markNear(other, firstOfOther, pastOther, one.positions, first, past, around))
        return false
      const aroundOther = { before: behind, behind: before }
      return markNear(one, first, past, other.positions, firstOfOther, pastOther, aroundOther)
    },
  }
}

/**
 * Marks those of a list that start around one of some centres: neither more than so many units before it nor behind it.
 *
 * @returns whether there are any.
 */
function markNear(
  { positions, marks }: MarkedList,
  from: number,
  to: number,
  centres: Uint32Array,
  first: number,
  past: number,
  { before, behind }: { readonly before: number; readonly behind: number },
): boolean {
  const together = before + behind + 1
  let isAny = false
  for (let k = first, j = from; k < past && j < to; ) {
    let last = centres[k] as number
    const least = last - before
    // Whatever starts between centres no farther from each other than this is around one of them.
    for (k++; k < past && (centres[k] as number) - last <= together; k++)
      last = centres[k] as number
    const most = last + behind
    while (j < to && (positions[j] as number) < least) j++
    if (j < to && (positions[j] as number) <= most) isAny = true
    while (j < to && (positions[j] as number) <= most) marks[j++] = 1
  }
  return isAny
}
