import type { TermOccurrences } from '../engine/search-engine.ts'
import type { Work } from '../match/work.ts'
import type { KeptOccurrences } from './kept-occurrences.ts'
import { lengthOf } from './occurrences.ts'
import type { Selecting } from './selecting.ts'

/**
 * Occurrences that stand whole in a sentence or paragraph that holds one of every term.
 *
 * @param endOf where the sentence or paragraph of a position ends.
 */
export function withinUnit(endOf: (position: number) => number, work: Work): Selecting {
  return (terms) => {
    const walks = terms.map((term) => new UnitWalk(term, endOf))
    const keep = (kept: readonly KeptOccurrences[]) => {
      for (let t = 0; t < walks.length; t++) {
        const walk = walks[t] as UnitWalk
        for (let k = walk.at; k < walk.past; k++) if (walk.isWhole(k)) kept[t]?.keep(k)
      }
    }
    return (i, kept) => eachCommonUnit(walks, i, work, keep, kept)
  }
}

/**
 * Occurrences on a chain of all terms, one after the other, whole in one sentence: those that some
 * chain from the first term reaches, and from which some chain reaches the last.
 */
export function inSequence(endOf: (position: number) => number, work: Work): Selecting {
  return (terms) => {
    const walks = terms.map((term) => new UnitWalk(term, endOf))
    const reached = new Uint32Array(terms.length)
    const keep = (kept: readonly KeptOccurrences[]) => {
      let after = 0
      for (let t = 0; t < walks.length; t++) {
        const walk = walks[t] as UnitWalk
        let k = walk.at
        while (k < walk.past && walk.startOf(k) < after) k++
        reached[t] = k
        after = walk.leastEnd(k)
      }
      if (after === Number.POSITIVE_INFINITY) return
      let before = Number.POSITIVE_INFINITY
      for (let t = walks.length - 1; t >= 0; t--) {
        const walk = walks[t] as UnitWalk
        let last = Number.NEGATIVE_INFINITY
        for (let k = reached[t] as number; k < walk.past; k++) {
          if (walk.endOf(k) > before || !walk.isWhole(k)) continue
          kept[t]?.keep(k)
          last = walk.startOf(k)
        }
        before = last
      }
    }
    return (i, kept) => eachCommonUnit(walks, i, work, keep, kept)
  }
}

/** Looking where the sentence of an occurrence ends, and keeping it, takes as long as comparing so many units. */
const UNIT_STEP = 8

/** Calls back for each sentence or paragraph of a section that holds every term whole, in order. */
function eachCommonUnit(
  walks: readonly UnitWalk[],
  i: number,
  work: Work,
  visit: (kept: readonly KeptOccurrences[]) => void,
  kept: readonly KeptOccurrences[],
): void {
  let cost = 0
  for (const walk of walks) {
    walk.enter(i)
    cost += walk.left
  }
  work.spend(UNIT_STEP * cost)
  for (let unit = 0, agreeing = 0, t = 0; ; ) {
    const next = (walks[t] as UnitWalk).seek(unit)
    if (next === Number.POSITIVE_INFINITY) return
    agreeing = next === unit ? agreeing + 1 : 1
    unit = next
    t = t + 1 === walks.length ? 0 : t + 1
    if (agreeing < walks.length) continue
    for (const walk of walks) walk.span()
    visit(kept)
    for (const walk of walks) walk.leave()
    agreeing = 0
    unit++
  }
}

/** Walks through the occurrences of a term in a section, sentence by sentence or paragraph by paragraph. */
class UnitWalk {
  /** The occurrences in the unit at hand: from `at` up to `past`, those that reach out of it as well. */
  at = 0
  past = 0
  readonly #term: TermOccurrences
  readonly #endOf: (position: number) => number
  #end = 0
  /** Where the unit at hand ends. */
  #unit = 0

  constructor(term: TermOccurrences, endOf: (position: number) => number) {
    this.#term = term
    this.#endOf = endOf
  }

  enter(i: number): void {
    this.at = this.#term.firsts[i] as number
    this.#end = this.#term.ends[i] as number
  }

  /** How many occurrences of the section are left. */
  get left(): number {
    return this.#end - this.at
  }

  /** Goes to the first occurrence that stands whole in a unit that ends at `least` or later. @returns where that ends; infinite when there is none. */
  seek(least: number): number {
    const { positions, length, lengths } = this.#term
    const past = this.#end
    let at = this.at
    let unit = this.#unit
    for (; at < past; at++) {
      const start = positions[at] as number
      if (start >= unit) unit = this.#endOf(start)
      if (unit < least) continue
      if (start + (lengths === null ? length : (lengths[at] as number)) <= unit) break
    }
    this.at = at
    this.#unit = unit
    return at < past ? unit : Number.POSITIVE_INFINITY
  }

  /** Finds where the occurrences of the unit at hand end. */
  span(): void {
    const { positions } = this.#term
    this.past = this.at
    while (this.past < this.#end && (positions[this.past] as number) < this.#unit) this.past++
  }

  /** Goes on behind the unit at hand. */
  leave(): void {
    this.at = this.past
  }

  startOf(k: number): number {
    return this.#term.positions[k] as number
  }

  endOf(k: number): number {
    return this.startOf(k) + lengthOf(this.#term, k)
  }

  isWhole(k: number): boolean {
    return this.endOf(k) <= this.#unit
  }

  /** The least end of those whole in the unit at hand, from the `k`-th on; infinite when there is none. */
  leastEnd(k: number): number {
    let least = Number.POSITIVE_INFINITY
    for (let each = k; each < this.past && this.startOf(each) < least; each++) {
      if (this.isWhole(each)) least = Math.min(least, this.endOf(each))
    }
    return least
  }
}
