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
    if (own === undefined) throw new RangeError('a term without a pattern')
    let found: Occurrences = { positions: own.positions, lengths: null }
    for (const { positions, length } of others) {
      if (positions.length > 0) found = merged(found, positions, own.length, length)
    }
    return found
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
      if (decided(run)) {
        found.set(run.positions, length)
        length += run.positions.length
      } else length = pattern.select(run.positions, at, found, length)
    }
    const positions = found.slice(0, length)
    // Runs are in text order each, not when joined.
    return runs.length > 1 ? positions.sort() : positions
  }
}

/** Two ascending lists as one; where both begin, what stands in the first. */
function merged(
  { positions: first, lengths }: Occurrences,
  second: Uint32Array,
  firstLength: number,
  secondLength: number,
): Occurrences {
  const positions = new Uint32Array(first.length + second.length)
  const all = new Uint32Array(positions.length)
  let length = 0
  for (let i = 0, j = 0; i < first.length || j < second.length; length++) {
    const a = i < first.length ? (first[i] as number) : Number.POSITIVE_INFINITY
    const b = j < second.length ? (second[j] as number) : Number.POSITIVE_INFINITY
    positions[length] = Math.min(a, b)
    all[length] = a <= b ? (lengths?.[i] ?? firstLength) : secondLength
    if (a <= b) i++
    if (b <= a) j++
  }
  return { positions: positions.subarray(0, length), lengths: all.subarray(0, length) }
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
