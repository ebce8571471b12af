import type { PatternMatcher } from '../../match/pattern-matcher.ts'
import { seek } from '../../match/section-sets.ts'
import type { Work } from '../../match/work.ts'
import { BREAK_UNIT } from '../../model/break.ts'
import type { GramIndex } from './grams.ts'

/** Fewer places are compared with the text at once. */
const FEW = 16

/** So many grams are walked, as cover the passages people type: what repeats itself drops nothing by more of them. */
const MOST_GRAMS = 12

/** What a step through a list costs, in units of text compared. */
const STEP = 8

/** A gram of a pattern, and all places of the text where it stands. */
interface Gram {
  /** Its place in the pattern. */
  readonly at: number
  readonly positions: Uint32Array
}

/**
 * Keeps the places of a list beside which the further grams of a pattern stand too, the rarest first. To walk
 * through two lists is faster than to look at the text in as many places, which are in no cache.
 *
 * @param starts where the pattern may start, ascending, from `from` up to `to`; those kept stand from `from` on.
 * @param known place in the pattern of the gram that stands there.
 * @returns how far they are kept, and whether the pattern surely stands at each.
 */
export function keepWithGrams(
  pattern: PatternMatcher,
  known: number,
  grams: GramIndex,
  work: Work,
  starts: Uint32Array,
  from: number,
  to: number,
): { readonly end: number; readonly isCovered: boolean } {
  if (to - from < FEW) return { end: to, isCovered: false }
  const isCovered = new Uint8Array(pattern.length)
  const cover = (at: number) => isCovered.fill(1, at, at + 2)
  cover(known)
  let end = to
  for (const gram of rarestFirst(pattern, grams).slice(0, MOST_GRAMS)) {
    if (end - from < FEW) break
    if (isCovered[gram.at] === 1 && isCovered[gram.at + 1] === 1) continue
    cover(gram.at)
    work.spend(STEP * (end - from))
    end = keepWith(gram, starts, from, end)
  }
  return { end, isCovered: pattern.isPlain && isCovered.every((each) => each === 1) }
}

/** Grams that must stand as they are, wherever the pattern stands. */
function rarestFirst(pattern: PatternMatcher, grams: GramIndex): Gram[] {
  const all: Gram[] = []
  for (let at = 0; at + 1 < pattern.length; at++) {
    const first = pattern.units[at] as number
    // A break begins no gram; the character before it does.
    if (first === BREAK_UNIT || !pattern.isFixed(at) || !pattern.isFixed(at + 1)) continue
    all.push({ at, positions: grams.bigram(first, pattern.units[at + 1] as number) })
  }
  return all.sort((a, b) => a.positions.length - b.positions.length)
}

function keepWith({ at, positions }: Gram, starts: Uint32Array, from: number, to: number): number {
  let kept = from
  for (let i = from, k = 0; i < to && k < positions.length; i++) {
    const start = starts[i] as number
    k = seek(positions, start + at, k)
    if (positions[k] === start + at) starts[kept++] = start
  }
  return kept
}
