import type { PatternMatcher } from '../../match/pattern-matcher.ts'
import { seek } from '../../match/section-sets.ts'
import type { Work } from '../../match/work.ts'
import { BREAK_UNIT } from '../../model/break.ts'
import { spelledRuns } from './anchor.ts'
import type { GramIndex } from './grams.ts'

/** Fewer places are compared with the text at once. */
const FEW = 16

/** So many grams are walked, as cover the passages people type: what repeats itself drops nothing by more of them. */
const MOST_GRAMS = 12

/** What a step through a list costs, in units of text compared. */
const STEP = 8

/** Of a place that may be spelled otherwise, more grams than so many are not walked. */
const MOST_SPELLED = 16

/** When so many places were looked at and most of them stay, the others are left to be compared. */
const SAMPLE = 64

/** What may stand at a place of a pattern, and all places of the text where it stands. */
interface Gram {
  /** Its place in the pattern. */
  readonly at: number
  /** One for each spelling. */
  readonly runs: readonly Uint32Array[]
  readonly size: number
}

/** The grams of a pattern beside the one that led to a list of places, the rarest first. */
export class FurtherGrams {
  readonly #pattern: PatternMatcher
  readonly #known: number
  readonly #index: GramIndex
  #found: readonly Gram[] | undefined

  /** @param known place in the pattern of the gram that led there. */
  constructor(pattern: PatternMatcher, known: number, index: GramIndex) {
    this.#pattern = pattern
    this.#known = known
    this.#index = index
  }

  /** Sought when they are walked: most lists are compared at once. */
  get #grams(): readonly Gram[] {
    this.#found ??= rarestFirst(this.#pattern, this.#index).slice(0, MOST_GRAMS)
    return this.#found
  }

  /**
   * Keeps the places of a list beside which these stand too. To walk through two lists is faster than to look at the
   * text in as many places, which are in no cache.
   *
   * @param starts where the pattern may start, ascending, from `from` up to `to`; those kept stand from `from` on.
   * @returns how far they are kept, and whether the pattern surely stands at each.
   */
  keep(
    work: Work,
    starts: Uint32Array,
    from: number,
    to: number,
  ): { readonly end: number; readonly isCovered: boolean } {
    if (to - from < FEW) return { end: to, isCovered: false }
    const isCovered = new Uint8Array(this.#pattern.length)
    const cover = (at: number) => isCovered.fill(1, at, at + 2)
    cover(this.#known)
    let end = to
    for (const gram of this.#grams) {
      if (end - from < FEW) break
      if (isCovered[gram.at] === 1 && isCovered[gram.at + 1] === 1) continue
      cover(gram.at)
      end = keepWith(gram, work, starts, from, end)
    }
    const isSure = this.#pattern.isPlain && isCovered.every((each) => each === 1)
    return { end, isCovered: isSure }
  }
}

function rarestFirst(pattern: PatternMatcher, grams: GramIndex): Gram[] {
  const all: Gram[] = []
  for (let at = 0; at + 1 < pattern.length; at++) {
    // A break begins no gram; the character before it does.
    if (pattern.units[at] === BREAK_UNIT) continue
    if (pattern.isFixed(at) && pattern.isFixed(at + 1)) {
      const run = grams.bigram(pattern.units[at] as number, pattern.units[at + 1] as number)
      all.push({ at, runs: [run], size: run.length })
    } else if (pattern.unitsAt(at).size * pattern.unitsAt(at + 1).size <= MOST_SPELLED) {
      const runs = spelledRuns(pattern, grams, at).map(({ positions }) => positions)
      all.push({ at, runs, size: runs.reduce((sum, run) => sum + run.length, 0) })
    }
  }
  return all.sort((a, b) => a.size - b.size)
}

function keepWith(
  { at, runs }: Gram,
  work: Work,
  starts: Uint32Array,
  from: number,
  to: number,
): number {
  const [only] = runs
  if (runs.length !== 1 || only === undefined) return keepWithAny(at, runs, work, starts, from, to)
  work.spend(STEP * (to - from))
  let kept = from
  for (let i = from, k = 0; i < to && k < only.length; i++) {
    const start = starts[i] as number
    k = seek(only, start + at, k)
    if (only[k] === start + at) starts[kept++] = start
  }
  return kept
}

/** The same where any of several spellings may stand, unless nearly everywhere one does. */
function keepWithAny(
  at: number,
  runs: readonly Uint32Array[],
  work: Work,
  starts: Uint32Array,
  from: number,
  to: number,
): number {
  const places = runs.map(() => 0)
  const sampled = from + SAMPLE
  let kept = from
  for (let i = from; i < to; i++) {
    if (i === sampled && kept - from > SAMPLE / 2) {
      starts.copyWithin(kept, i, to)
      return kept + to - i
    }
    const start = starts[i] as number
    work.spend(STEP + runs.length)
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
