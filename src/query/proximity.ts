import type { TermOccurrences } from '../engine/search-engine.ts'
import { WEIGHTS } from './weights.ts'

/** How close together the terms of a query stand. */
export class Proximity {
  readonly #terms: readonly TermOccurrences[]
  /** Of the terms that stand in the section at hand: which they are, and their occurrence in the window. */
  readonly #present: Uint32Array
  readonly #cursors: Uint32Array

  constructor(terms: readonly TermOccurrences[]) {
    this.#terms = terms
    this.#present = new Uint32Array(terms.length)
    this.#cursors = new Uint32Array(terms.length)
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
    let together = 0
    for (let t = 0; t < this.#terms.length; t++) {
      const { firsts, ends, length } = this.#terms[t] as TermOccurrences
      if ((ends[i] as number) === (firsts[i] as number)) continue
      this.#cursors[present] = firsts[i] as number
      this.#present[present++] = t
      together += length
    }
    if (present < 2) return 0
    const between = Math.max(0, this.#smallestWindow(i, present) - together)
    return WEIGHTS.proximityHalf / (WEIGHTS.proximityHalf + between)
  }

  #smallestWindow(i: number, present: number): number {
    const cursors = this.#cursors
    for (let smallest = Number.POSITIVE_INFINITY; ; ) {
      let first = 0
      let from = Number.POSITIVE_INFINITY
      let to = 0
      for (let p = 0; p < present; p++) {
        const term = this.#terms[this.#present[p] as number] as TermOccurrences
        const at = cursors[p] as number
        const start = term.positions[at] as number
        if (start < from) {
          from = start
          first = p
        }
        to = Math.max(
          to,
          start + (term.lengths === null ? term.length : (term.lengths[at] as number)),
        )
      }
      smallest = Math.min(smallest, to - from)
      const { ends } = this.#terms[this.#present[first] as number] as TermOccurrences
      const next = (cursors[first] as number) + 1
      if (next >= (ends[i] as number)) return smallest
      cursors[first] = next
    }
  }
}
