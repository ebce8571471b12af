import { mostWritten } from './name-counts.ts'

/** Occurrences of a word that decide how it is written in a script: the first ones. */
const WRITINGS = 16

/** How a word is written where it stands first; most words are written in one way, and need no list. */
export class Writings {
  /** Occurrences that are kept. */
  seen = 0
  #first = ''
  /** Each of them; null while all are written alike. */
  #all: string[] | null = null
  /** The section of each; null where nobody asks. */
  readonly #sections: number[] | null

  /** @param keepsSections so that occurrences can be inserted. */
  constructor(keepsSections = false) {
    this.#sections = keepsSections ? [] : null
  }

  /** Whether an occurrence after all others would be kept. */
  get isOpen(): boolean {
    return this.seen < WRITINGS
  }

  /** Where an occurrence in a section would stand among those kept; -1 when it would not. */
  placeFor(section: number, placeOf: (section: number) => number): number {
    const sections = this.#sections ?? []
    const place = placeOf(section)
    let at = this.seen
    while (at > 0 && placeOf(sections[at - 1] as number) > place) at--
    return at < WRITINGS ? at : -1
  }

  /** Inserts an occurrence; the last one gives way when there are too many. @param at its `placeFor`. */
  insert(at: number, writing: string, section: number): void {
    if (this.seen === 0) this.#first = writing
    if (this.#all === null && writing !== this.#first) {
      this.#all = Array<string>(this.seen).fill(this.#first)
    }
    this.#all?.splice(at, 0, writing)
    this.#sections?.splice(at, 0, section)
    this.seen++
    if (this.seen <= WRITINGS) return
    this.seen--
    this.#all?.pop()
    this.#sections?.pop()
  }

  /** The most frequent; of equals the one that comes first by code units. */
  most(): string {
    if (this.#all === null) return this.#first
    const counts = new Map<string, number>()
    for (const writing of this.#all) counts.set(writing, (counts.get(writing) ?? 0) + 1)
    return mostWritten(counts)
  }
}
