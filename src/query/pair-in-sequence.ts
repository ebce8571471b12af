import type { PairMarking } from './pairs.ts'

/** What looking at an occurrence of a pair and where its sentence ends costs, in units of text compared. */
const PAIR_STEP = 8

/**
 * Occurrences of two terms of which the second stands behind the first, both whole in one sentence: of each sentence,
 * those of the second behind the first of the first, and those of the first before the last of these.
 *
 * The last of the first in front of one of the second decides: its sentence holds that one, or no other does. So it is
 * asked where a sentence ends as often as one term follows the other, and not for each occurrence.
 *
 * @param endOf where the sentence of a position ends.
 */
export function pairInSequence(endOf: (position: number) => number): PairMarking {
  return {
    step: PAIR_STEP,
    mark(one, first, past, other, firstOfOther, pastOther) {
      const { positions: starts, marks } = one
      const { positions: startsOfOther, marks: marksOfOther } = other
      let k = first
      let j = firstOfOther
      let isAny = false
      while (k < past) {
        const end = (starts[k] as number) + one.length
        while (j < pastOther && (startsOfOther[j] as number) < end) j++
        if (j === pastOther) break
        const least = (startsOfOther[j] as number) - one.length
        do k++
        while (k < past && (starts[k] as number) <= least)
        const sentence = endOf(starts[k - 1] as number)
        const last = sentence - other.length
        if ((startsOfOther[j] as number) > last) continue
        isAny = true
        for (let i = k - 1; i >= first && endOf(starts[i] as number) === sentence; i--) marks[i] = 1
        while (j < pastOther && (startsOfOther[j] as number) <= last) marksOfOther[j++] = 1
        const before = (startsOfOther[j - 1] as number) - one.length
        while (k < past && (starts[k] as number) <= before) marks[k++] = 1
        // No other of this sentence is followed by one of the second.
        while (k < past && (starts[k] as number) < sentence) k++
      }
      return isAny
    },
  }
}
