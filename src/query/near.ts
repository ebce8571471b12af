import type { TermOccurrences } from '../engine/search-engine.ts'
import type { Work } from '../match/work.ts'
import type { KeptOccurrences } from './kept-occurrences.ts'
import { lengthOf } from './occurrences.ts'
import type { Selecting } from './selecting.ts'

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
