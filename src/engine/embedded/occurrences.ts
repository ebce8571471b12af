import type { PatternMatcher } from '../../match/pattern-matcher.ts'
import { unset } from '../../match/room.ts'
import { TermMatcher, type TermPattern } from '../../match/term-matcher.ts'
import type { Work } from '../../match/work.ts'
import { type Anchor, anchorOf, sizeOf } from './anchor.ts'
import type { FormsText } from './forms-text.ts'
import { FurtherGrams } from './further-grams.ts'
import { KEPT_FROM } from './grouped.ts'

/** Where a term stands: positions ascending, and the length of each; null when all are the term's. */
export interface Occurrences {
  readonly positions: Uint32Array
  readonly lengths: Uint32Array | null
}

/** A pattern of a term, and where to look for it. */
export interface AnchoredPattern {
  readonly pattern: PatternMatcher
  readonly anchor: Anchor
}

/** Finds a term through the runs of its rarest grams. */
export class TermFinder {
  /** Length of the term's own form. */
  readonly length: number
  readonly patterns: readonly AnchoredPattern[]
  /** How many positions `find` looks at: at least as many as it returns. */
  readonly cost: number
  readonly #text: FormsText
  readonly #work: Work

  constructor(term: TermPattern, text: FormsText, work: Work) {
    const matcher = new TermMatcher(term, text, work)
    this.length = matcher.length
    this.patterns = matcher.patterns.map((pattern) => ({
      pattern,
      anchor: anchorOf(pattern, text.grams),
    }))
    this.cost = this.patterns.reduce((sum, { anchor }) => sum + sizeOf(anchor.runs), 0)
    this.#text = text
    this.#work = work
  }

  /**
   * Every place where the term stands. Positions may be a view of the index, not to be changed; a list that is not worth
   * keeping is of the query's room.
   */
  find(): Occurrences {
    const [own, ...others] = this.patterns
    if (own === undefined) throw new RangeError('a term without a pattern')
    let found: Occurrences = { positions: this.#positionsOf(own), lengths: null }
    for (const other of others) {
      const positions = this.#positionsOf(other)
      if (positions.length > 0) found = merged(found, positions, this.length, other.pattern.length)
    }
    return found
  }

  #positionsOf({ pattern, anchor: { at, runs } }: AnchoredPattern): Uint32Array {
    const size = sizeOf(runs)
    this.#work.spend(runs.reduce((sum, { cost }) => sum + cost, size))
    const [only] = runs
    if (runs.length === 1 && only?.decides === true) return only.positions
    const found = unset(Uint32Array, size)
    const further = new FurtherGrams(pattern, at, this.#text.grams)
    let length = 0
    for (const { positions, decides } of runs) {
      if (decides) {
        found.set(positions, length)
        length += positions.length
      } else {
        const to = starts(positions, at, found, length)
        const { end, isCovered } = further.keep(this.#work, found, length, to)
        length = isCovered ? end : pattern.select(found, length, end)
      }
    }
    const positions = length < KEPT_FROM ? found.subarray(0, length) : found.slice(0, length)
    // Runs are in text order each, not when joined.
    return runs.length > 1 ? positions.sort() : positions
  }
}

/** Where patterns start whose gram stands at some positions; those before the text left out. @returns how far. */
function starts(positions: Uint32Array, at: number, into: Uint32Array, from: number): number {
  let length = from
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] as number
    if (position >= at) into[length++] = position - at
  }
  return length
}

/** Two ascending lists as one; where both begin, what stands in the first. */
function merged(
  { positions: first, lengths }: Occurrences,
  second: Uint32Array,
  firstLength: number,
  secondLength: number,
): Occurrences {
  const most = first.length + second.length
  const positions = most < KEPT_FROM ? unset(Uint32Array, most) : new Uint32Array(most)
  const all = most < KEPT_FROM ? unset(Uint32Array, most) : new Uint32Array(most)
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
