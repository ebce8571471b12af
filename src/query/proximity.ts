import type { TermOccurrences } from '../engine/search-engine.ts'
import { WEIGHTS } from './weights.ts'

/** How close together the terms of a query stand. */
export class Proximity {
  readonly #terms: readonly TermOccurrences[]
  /** Of the terms that stand in the section at hand: which they are, and their occurrence in the window. */
  readonly #present: Uint32Array
  readonly #cursors: Uint32Array
  /** Where that occurrence starts and ends: looked at for all terms at every step. */
  readonly #starts: Uint32Array
  readonly #ends: Uint32Array

  constructor(terms: readonly TermOccurrences[]) {
    this.#terms = terms
    this.#present = new Uint32Array(terms.length)
    this.#cursors = new Uint32Array(terms.length)
    this.#starts = new Uint32Array(terms.length)
    this.#ends = new Uint32Array(terms.length)
  }

  /**
   * 1 when the terms that stand in the `i`-th section touch or overlap there, half when
   * `proximityHalf` characters lie between them, towards 0 with distance; 0 for one alone.
   *
   * The smallest window with one occurrence of each term, found by moving the occurrence that starts
   * first (the classic merge of sorted position lists).
   */
  at(i: number): number {
    let present = 0
    for (let t = 0; t < this.#terms.length; t++) {
      const { firsts, ends } = this.#terms[t] as TermOccurrences
      if ((ends[i] as number) === (firsts[i] as number)) continue
      this.#present[present] = t
      this.#goTo(present++, firsts[i] as number)
    }
    if (present < 2) return 0
    return closenessAt(this.#leastBetween(i, present))
  }

  /** Moves a term of those present to its `k`-th occurrence. */
  #goTo(p: number, k: number): void {
    const term = this.#terms[this.#present[p] as number] as TermOccurrences
    const start = term.positions[k] as number
    this.#cursors[p] = k
    this.#starts[p] = start
    this.#ends[p] = start + (term.lengths === null ? term.length : (term.lengths[k] as number))
  }

  /** Fewest characters between the terms in a window that holds each of them; 0 where they overlap. */
  #leastBetween(i: number, present: number): number {
    const starts = this.#starts
    const ends = this.#ends
    for (let least = Number.POSITIVE_INFINITY; ; ) {
      let together = 0
      let first = 0
      let from = Number.POSITIVE_INFINITY
      let to = 0
      for (let p = 0; p < present; p++) {
        const start = starts[p] as number
        const end = ends[p] as number
        if (start < from) {
          from = start
          first = p
        }
        if (end > to) to = end
        together += end - start
      }
      least = Math.min(least, Math.max(0, to - from - together))
      const term = this.#terms[this.#present[first] as number] as TermOccurrences
      const next = (this.#cursors[first] as number) + 1
      if (least === 0 || next >= (term.ends[i] as number)) return least
      this.#goTo(first, next)
    }
  }
}

/** How close terms are, from 1 towards 0. @param between characters that lie between them. */
export function closenessAt(between: number): number {
  return WEIGHTS.proximityHalf / (WEIGHTS.proximityHalf + between)
}
