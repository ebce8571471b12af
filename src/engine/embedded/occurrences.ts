import type { PatternMatcher } from '../../match/pattern-matcher.ts'
import { TermMatcher, type TermPattern } from '../../match/term-matcher.ts'
import type { Work } from '../../match/work.ts'
import { BREAK_UNIT } from '../../model/break.ts'
import type { FormsText } from './forms-text.ts'
import type { GramIndex } from './grams.ts'

/** Where a term stands: positions ascending, and the length of each; null when all are the term's. */
export interface Occurrences {
  readonly positions: Uint32Array
  readonly lengths: Uint32Array | null
}

/** Positions of a gram; `own` when it is the pattern's, not another spelling's. */
interface Run {
  readonly positions: Uint32Array
  readonly own: boolean
}

/** The place of a pattern where the fewest positions have to be looked at, and these. */
interface Anchor {
  readonly at: number
  readonly runs: readonly Run[]
}

/** Finds a term through the runs of its rarest grams. */
export class TermFinder {
  readonly matcher: TermMatcher
  readonly #anchors: readonly Anchor[]
  readonly #work: Work

  constructor(term: TermPattern, text: FormsText, work: Work) {
    this.matcher = new TermMatcher(term, text, work)
    this.#anchors = this.matcher.patterns.map((pattern) => rarest(pattern, text.grams))
    this.#work = work
  }

  /** How many positions `find` looks at: at least as many as it returns. */
  get cost(): number {
    return this.#anchors.reduce((sum, { runs }) => sum + sizeOf(runs), 0)
  }

  /** Every place where the term stands. Positions may be a view of the index: not to be changed. */
  find(): Occurrences {
    const [own, ...others] = this.matcher.patterns.map((pattern, i) => ({
      positions: this.#positionsOf(pattern, this.#anchors[i] as Anchor),
      length: pattern.length,
    }))
    const found = others.filter(({ positions }) => positions.length > 0)
    if (own === undefined) throw new RangeError('a term without a pattern')
    if (found.length === 0) return { positions: own.positions, lengths: null }
    return merged([own, ...found])
  }

  #positionsOf(pattern: PatternMatcher, { at, runs }: Anchor): Uint32Array {
    this.#work.spend(sizeOf(runs))
    // One character, or two, are their own run.
    const decided = ({ own }: Run) => own && pattern.length <= 2 && pattern.unguarded
    const [only] = runs
    if (runs.length === 1 && only !== undefined && decided(only)) return only.positions
    const found = new Uint32Array(sizeOf(runs))
    let length = 0
    for (const run of runs) {
      const stands = decided(run)
      for (let i = 0; i < run.positions.length; i++) {
        const position = (run.positions[i] as number) - at
        if (position < 0) continue
        if (stands || pattern.standsAt(position)) found[length++] = position
      }
    }
    const positions = found.subarray(0, length)
    // Runs are in text order each, not when joined.
    return runs.length > 1 ? positions.sort() : positions
  }
}

/** What several patterns found, as one ascending list; where two begin, the earlier pattern's. */
function merged(
  lists: readonly { readonly positions: Uint32Array; readonly length: number }[],
): Occurrences {
  const lengthAt = new Map<number, number>()
  for (const { positions, length } of lists) {
    for (const position of positions) if (!lengthAt.has(position)) lengthAt.set(position, length)
  }
  const positions = Uint32Array.from(lengthAt.keys()).sort()
  return { positions, lengths: positions.map((position) => lengthAt.get(position) as number) }
}

function rarest(pattern: PatternMatcher, grams: GramIndex): Anchor {
  if (pattern.length === 1) {
    const positions = grams.unigram(pattern.units[0] as number)
    return { at: 0, runs: [{ positions, own: true }] }
  }
  let best = { at: 0, runs: runsAt(pattern, grams, 0) }
  for (let at = 1; at + 1 < pattern.length && sizeOf(best.runs) > 0; at++) {
    // A break begins no gram; the character before it does.
    if (pattern.units[at] === BREAK_UNIT) continue
    const runs = runsAt(pattern, grams, at)
    if (sizeOf(runs) < sizeOf(best.runs)) best = { at, runs }
  }
  return best
}

function runsAt(pattern: PatternMatcher, grams: GramIndex, place: number): readonly Run[] {
  const runs: Run[] = []
  for (const first of pattern.unitsAt(place)) {
    for (const second of pattern.unitsAt(place + 1)) {
      const positions = grams.bigram(first, second)
      const own = first === pattern.units[place] && second === pattern.units[place + 1]
      if (positions.length > 0) runs.push({ positions, own })
    }
  }
  return runs
}

function sizeOf(runs: readonly Run[]): number {
  return runs.reduce((size, { positions }) => size + positions.length, 0)
}
