import type { PatternMatcher } from '../../match/pattern-matcher.ts'
import { BREAK_UNIT } from '../../model/break.ts'
import type { GramIndex } from './grams.ts'

/** Positions of a gram, ascending. */
export interface Run {
  readonly size: number
  /** Asked for only where they are walked: those of a character have to be sorted first. */
  readonly positions: Uint32Array
  /** Work it takes to have them, before they are walked. */
  readonly cost: number
  /** Whether the pattern stands wherever the gram does: one character or two are their own run. */
  readonly decides: boolean
}

/** The place of a pattern where the fewest positions have to be looked at, and these. */
export interface Anchor {
  readonly at: number
  readonly runs: readonly Run[]
}

export function sizeOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { size }) => sum + size, 0)
}

export function anchorOf(pattern: PatternMatcher, grams: GramIndex): Anchor {
  if (pattern.length === 1) {
    return { at: 0, runs: [characterRun(pattern, grams)] }
  }
  let at = 0
  let least = sizeAt(pattern, grams, 0)
  for (let place = 1; place + 1 < pattern.length && least > 0; place++) {
    // A break begins no gram; the character before it does.
    if (pattern.units[place] === BREAK_UNIT) continue
    const size = sizeAt(pattern, grams, place)
    if (size >= least) continue
    at = place
    least = size
  }
  return { at, runs: runsAt(pattern, grams, at) }
}

/** Sorting a position takes about as long as comparing so many units of text. */
const SORTING = 8

function characterRun(pattern: PatternMatcher, grams: GramIndex): Run {
  const unit = pattern.units[0] as number
  const size = grams.unigramCount(unit)
  return {
    size,
    get positions() {
      return grams.unigram(unit)
    },
    cost: SORTING * size,
    decides: pattern.unguarded,
  }
}

function sizeAt(pattern: PatternMatcher, grams: GramIndex, place: number): number {
  if (pattern.isFixed(place) && pattern.isFixed(place + 1)) {
    return grams.count(pattern.units[place] as number, pattern.units[place + 1] as number)
  }
  let size = 0
  for (const first of pattern.unitsAt(place)) {
    for (const second of pattern.unitsAt(place + 1)) size += grams.count(first, second)
  }
  return size
}

function runsAt(pattern: PatternMatcher, grams: GramIndex, place: number): readonly Run[] {
  return spelledRuns(pattern, grams, place).map(({ isOwn, positions }) => {
    const decides = isOwn && pattern.length === 2 && pattern.unguarded
    return { size: positions.length, positions, cost: 0, decides }
  })
}

/** The runs of the grams that may stand at a place of a pattern, its own first; those that stand nowhere left out. */
export function spelledRuns(
  pattern: PatternMatcher,
  grams: GramIndex,
  place: number,
): { readonly isOwn: boolean; readonly positions: Uint32Array }[] {
  const runs: { isOwn: boolean; positions: Uint32Array }[] = []
  for (const first of pattern.unitsAt(place)) {
    for (const second of pattern.unitsAt(place + 1)) {
      const positions = grams.bigram(first, second)
      const isOwn = first === pattern.units[place] && second === pattern.units[place + 1]
      if (positions.length > 0) runs.push({ isOwn, positions })
    }
  }
  return runs
}
