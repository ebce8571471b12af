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

/** Of a pattern that may be spelled otherwise, so many grams at most are walked in place of one. */
const MOST_SPELLED = 16

/** A gram of a pattern in each of its spellings, and all places of the text where these stand. */
interface Gram {
  /** Its place in the pattern. */
  readonly at: number
  readonly runs: readonly Uint32Array[]
  readonly size: number
}

/**
 * Keeps the places of a list beside which the further grams of a pattern stand too, in one of their spellings, the rarest first. To walk
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
    work.spend(STEP * gram.runs.length * (end - from))
    end =
      gram.runs.length === 1
        ? keepWith(gram.at, gram.runs[0] as Uint32Array, starts, from, end)
        : keepWithAny(gram, starts, from, end)
  }
  return { end, isCovered: pattern.isPlain && isCovered.every((each) => each === 1) }
}

/** Grams one of whose spellings must stand wherever the pattern stands. */
function rarestFirst(pattern: PatternMatcher, grams: GramIndex): Gram[] {
  const all: Gram[] = []
  for (let at = 0; at + 1 < pattern.length; at++) {
    // A break begins no gram; the character before it does.
    if (pattern.units[at] === BREAK_UNIT) continue
    if (pattern.isFixed(at) && pattern.isFixed(at + 1)) {
      const run = grams.bigram(pattern.units[at] as number, pattern.units[at + 1] as number)
      all.push({ at, runs: [run], size: run.length })
      continue
    }
    const firsts = [...pattern.unitsAt(at)]
    const seconds = [...pattern.unitsAt(at + 1)]
    if (firsts.length * seconds.length > MOST_SPELLED) continue
    const runs = firsts
      .flatMap((first) => seconds.map((second) => grams.bigram(first, second)))
      .filter((run) => run.length > 0)
    all.push({ at, runs, size: runs.reduce((sum, run) => sum + run.length, 0) })
  }
  return all.sort((a, b) => a.size - b.size)
}

function keepWith(
  at: number,
  positions: Uint32Array,
  starts: Uint32Array,
  from: number,
  to: number,
): number {
  let kept = from
  for (let i = from, k = 0; i < to && k < positions.length; i++) {
    const start = starts[i] as number
    k = seek(positions, start + at, k)
    if (positions[k] === start + at) starts[kept++] = start
  }
  return kept
}

/** The same where any of several spellings may stand. */
function keepWithAny({ at, runs }: Gram, starts: Uint32Array, from: number, to: number): number {
  const places = runs.map(() => 0)
  let kept = from
  for (let i = from; i < to; i++) {
    const start = starts[i] as number
    for (let r = 0; r < runs.length; r++) {
      const positions = runs[r] as Uint32Array
      const place = seek(positions, start + at, places[r] as number)
      places[r] = place
      if (positions[place] !== start + at) continue
      starts[kept++] = start
      break
    }
  }
  return kept
}
