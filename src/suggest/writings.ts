import { mostWritten } from './name-counts.ts'

/** How a word is written where it stands first; most words are written in one way, and need no map. */
export class Writings {
  /** Occurrences that were added. */
  seen = 0
  #first = ''
  #counts: Map<string, number> | null = null

  add(writing: string): void {
    if (this.seen === 0) this.#first = writing
    if (this.#counts === null && writing !== this.#first) {
      this.#counts = new Map([[this.#first, this.seen]])
    }
    this.#counts?.set(writing, (this.#counts.get(writing) ?? 0) + 1)
    this.seen++
  }

  /** The most frequent; of equals the one that comes first by code units. */
  most(): string {
    return this.#counts === null ? this.#first : mostWritten(this.#counts)
  }
}
