import type { TermOccurrences } from '../engine/search-engine.ts'
import type { Work } from '../match/work.ts'
import { type KeptOccurrences, lengthOf } from './occurrences.ts'

/**
 * Keeps, of the occurrences of each term of an operator in their `i`-th section, those that count.
 * Asked for section after section.
 */
type Selection = (i: number, kept: readonly KeptOccurrences[]) => void

/** What a selection is made from: the occurrences of each term, all beside the same sections. */
export type Selecting = (terms: readonly TermOccurrences[]) => Selection

/**
 * Occurrences that stand with one of every other term in a stretch of at most so many units.
 *
 * One walk through all of them in order of where they start. A stretch that begins at a place is whole when the
 * next ends of all terms lie in it; as no next end ever moves back, the greatest of them is known without another
 * look at the others. An occurrence counts when it ends within the last whole stretch that began before it.
 */
export function withinStretch(units: number, work: Work): Selecting {
  return (terms) => {
    const cursors = terms.map((term) => new Cursor(term))
    return (i, kept) => {
      let cost = 0
      let needed = 0
      for (const cursor of cursors) {
        cursor.enter(i)
        needed = Math.max(needed, cursor.leastEnd())
      }
      if (standTogether(cursors, units)) {
        for (let t = 0; t < cursors.length; t++) cost += (cursors[t] as Cursor).keepAll(kept[t])
        work.spend(cost)
        return
      }
      for (let limit = 0; ; ) {
        let start = Number.POSITIVE_INFINITY
        for (let t = 0; t < cursors.length; t++) {
          const each = (cursors[t] as Cursor).start
          if (each < start) start = each
        }
        cost += NEAR_STEP + cursors.length
        if (start === Number.POSITIVE_INFINITY) break
        if (needed <= start + units) limit = start + units
        else if (start >= limit) {
          // No stretch is whole before the one that ends where the last of the terms does.
          if (needed === Number.POSITIVE_INFINITY) break
          for (const cursor of cursors) {
            if (cursor.start >= needed - units) continue
            cost += cursor.passTo(needed - units)
          }
          for (const cursor of cursors) needed = Math.max(needed, cursor.leastEnd())
          continue
        }
        for (let t = 0; t < cursors.length; t++) {
          const cursor = cursors[t] as Cursor
          if (cursor.start !== start) continue
          if (cursor.end <= limit) kept[t]?.keep(cursor.at)
          cursor.pass()
          needed = Math.max(needed, cursor.leastEnd())
        }
      }
      work.spend(cost)
    }
  }
}

/** What an occurrence costs beside a look at each of the other terms, in units of text compared. */
const NEAR_STEP = 8

/** Whether all occurrences of a section stand in one stretch, as in most sections they do in a long one. */
function standTogether(cursors: readonly Cursor[], units: number): boolean {
  let start = Number.POSITIVE_INFINITY
  let end = 0
  for (const cursor of cursors) {
    start = Math.min(start, cursor.start)
    end = Math.max(end, cursor.lastEnd)
  }
  return end <= start + units
}

/** Walks through the occurrences of a term in a section. */
class Cursor {
  at = 0
  /** Where the occurrence at hand starts; infinite past the last. */
  start = Number.POSITIVE_INFINITY
  readonly #term: TermOccurrences
  #past = 0

  constructor(term: TermOccurrences) {
    this.#term = term
  }

  enter(i: number): void {
    this.at = this.#term.firsts[i] as number
    this.#past = this.#term.ends[i] as number
    this.#settle()
  }

  get end(): number {
    return this.start + lengthOf(this.#term, this.at)
  }

  pass(): void {
    this.at++
    this.#settle()
  }

  /** Passes those that start before a position. @returns how many they are. */
  passTo(position: number): number {
    const from = this.at
    const { positions } = this.#term
    while (this.at < this.#past && (positions[this.at] as number) < position) this.at++
    this.#settle()
    return this.at - from
  }

  /** The greatest end of the occurrences that are left, or more. */
  get lastEnd(): number {
    const { length, lengths, positions } = this.#term
    const last = positions[this.#past - 1] as number
    if (lengths === null) return last + length
    let longest = 0
    for (let k = this.at; k < this.#past; k++) longest = Math.max(longest, lengths[k] as number)
    return last + longest
  }

  /** @returns how many they are. */
  keepAll(kept: KeptOccurrences | undefined): number {
    kept?.keepAll(this.at, this.#past)
    return this.#past - this.at
  }

  /** The least end of the occurrences that are left; infinite when there is none. */
  leastEnd(): number {
    const { length, lengths, positions } = this.#term
    if (lengths === null) return this.start + length
    let least = Number.POSITIVE_INFINITY
    for (let k = this.at; k < this.#past; k++) {
      const start = positions[k] as number
      if (start >= least) break
      least = Math.min(least, start + (lengths[k] as number))
    }
    return least
  }

  #settle(): void {
    this.start =
      this.at < this.#past ? (this.#term.positions[this.at] as number) : Number.POSITIVE_INFINITY
  }
}

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
