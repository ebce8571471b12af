import type { Work } from '../match/work.ts'
import type { PairMarking } from './pairs.ts'

/** What looking at an occurrence of a pair and where its sentence ends costs, in units of text compared. */
const PAIR_STEP = 8

/**
 * Occurrences of two terms of which the second stands behind the first, both whole in one sentence: of each sentence,
 * those of the second behind the first of the first, and those of the first before the last of these.
 *
 * @param endOf where the sentence of a position ends.
 */
export function pairInSequence(endOf: (position: number) => number, work: Work): PairMarking {
  return (one, other, i, marksOfOne, marksOfOther) => {
    const starts = one.positions
    const others = other.positions
    const past = one.ends[i] as number
    const pastOther = other.ends[i] as number
    let k = one.firsts[i] as number
    let j = other.firsts[i] as number
    work.spend(PAIR_STEP * (past - k + pastOther - j))
    let isAny = false
    for (let sentence = 0; k < past; ) {
      const start = starts[k] as number
      const end = start + one.length
      while (j < pastOther && (others[j] as number) < end) j++
      if (j === pastOther) break
      if (start >= sentence) sentence = endOf(start)
      if (end > sentence) {
        k++
        continue
      }
      const last = sentence - other.length
      if ((others[j] as number) <= last) {
        isAny = true
        while (j < pastOther && (others[j] as number) <= last) marksOfOther[j++] = 1
        const before = (others[j - 1] as number) - one.length
        while (k < past && (starts[k] as number) <= before) marksOfOne[k++] = 1
      }
      // No other of this sentence is followed by one of the second.
      while (k < past && (starts[k] as number) < sentence) k++
    }
    return isAny
  }
}
