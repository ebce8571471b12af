import type { PairMarking } from './pairs.ts'

/** What looking at an occurrence of a pair costs, in units of text compared. */
const PAIR_STEP = 4

/** In front of everything, and near to nothing. */
const FAR = -(1 << 30)

/**
 * Occurrences of either of two terms that stand with one of the other in a stretch of at most so many units: those
 * with one of the other near enough, which needs no stretch to be made.
 *
 * One walk through both in order of where they start; of the other term only the last before an occurrence and the
 * first behind it may be the nearest. Most sections hold a handful of each, and which comes next cannot be foretold:
 * so it is reckoned, without a branch.
 */
export function nearPair(units: number): PairMarking {
  return {
    step: PAIR_STEP,
    mark(one, first, past, other, firstOfOther, pastOther) {
      // From where one starts: no more than `before` in front of that, and no more than `all` from there on.
      const before = units - one.length
      const all = before + units - other.length
      const { positions: starts, marks } = one
      const { positions: startsOfOther, marks: marksOfOther } = other
      let k = first
      let j = firstOfOther
      if (before < 0 || units < other.length || k === past || j === pastOther) return false
      const origin = starts[k] as number
      let last = FAR
      let lastOther = FAR
      let any = 0
      while (k < past && j < pastOther) {
        const start = ((starts[k] as number) - origin) | 0
        const startOfOther = ((startsOfOther[j] as number) - origin) | 0
        const near = isWithin(startOfOther - start + before, all)
        // All ones where the other comes next.
        const isOther = (startOfOther - start) >> 31
        const nearLast = isWithin(lastOther - start + before, all) & ~isOther
        const nearLastOne = isWithin(startOfOther - last + before, all) & isOther
        marks[k] = (marks[k] as number) | near | nearLast
        marksOfOther[j] = (marksOfOther[j] as number) | near | nearLastOne
        any |= near | nearLast | nearLastOne
        last += (start - last) & ~isOther
        lastOther += (startOfOther - lastOther) & isOther
        k += 1 + isOther
        j -= isOther
      }
      // In front of those that are left stands the last of the other term.
      for (; k < past; k++) {
        const start = ((starts[k] as number) - origin) | 0
        if (isWithin(lastOther - start + before, all) === 0) break
        marks[k] = 1
      }
      for (; j < pastOther; j++) {
        const startOfOther = ((startsOfOther[j] as number) - origin) | 0
        if (isWithin(startOfOther - last + before, all) === 0) break
        marksOfOther[j] = 1
      }
      return any === 1
    },
  }
}

/** 1 for 0 up to `most`, else 0. */
function isWithin(value: number, most: number): number {
  return ((value | (most - value)) >>> 31) ^ 1
}
