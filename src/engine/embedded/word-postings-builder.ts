import { slotOf } from './frequency-slots.ts'
import { GrowingU32 } from './growing.ts'
import { VarintWriter } from './varints.ts'

/** Bits of a slot beside a section's ordinal. */
export const SLOT_BITS = 4
export const SLOT_MASK = (1 << SLOT_BITS) - 1

/** The words of sections and where they stand, packed. */
export interface PackedWords {
  /** All words, one after the other, in the order of their UTF-16 units. */
  readonly letters: string
  /**
   * For each word its length and the number of its postings; then, for each of these, the step from the
   * last ordinal and the slot in its lowest bits. Varints.
   */
  readonly postings: Uint8Array
}

/** Gathers the words of sections, which come in the order of their ordinals from 0. */
export class WordPostingsBuilder {
  readonly #words = new Map<string, number>()
  /** Of each posting its word, and its section with the slot. */
  readonly #wordOf = new GrowingU32()
  readonly #entries = new GrowingU32()
  #section = 0
  /** Words of the section at hand, and what they count. */
  readonly #seen: number[] = []
  readonly #weights: number[] = []

  /** Counts an occurrence in the section at hand. @param weight at least 1. */
  add(word: string, weight: number): void {
    const number = this.#words.get(word) ?? this.#words.size
    if (number === this.#words.size) {
      this.#words.set(word, number)
      this.#weights.push(0)
    }
    if (this.#weights[number] === 0) this.#seen.push(number)
    this.#weights[number] = (this.#weights[number] as number) + weight
  }

  endSection(): void {
    for (const word of this.#seen) {
      this.#wordOf.push(word)
      this.#entries.push((this.#section << SLOT_BITS) | slotOf(this.#weights[word] as number))
      this.#weights[word] = 0
    }
    this.#seen.length = 0
    this.#section++
  }

  /** The same sections give the same bytes. */
  finish(): PackedWords {
    const { entries, starts } = this.#byWord()
    const words = [...this.#words].sort(([a], [b]) => (a < b ? -1 : 1))
    const writer = new VarintWriter()
    for (const [word, number] of words) {
      const from = starts[number] as number
      const to = starts[number + 1] as number
      writer.write(word.length)
      writer.write(to - from)
      let last = 0
      for (let i = from; i < to; i++) {
        const entry = entries[i] as number
        const section = entry >>> SLOT_BITS
        writer.write(((section - last) << SLOT_BITS) | (entry & SLOT_MASK))
        last = section
      }
    }
    return { letters: words.map(([word]) => word).join(''), postings: writer.finish() }
  }

  /** A stable counting sort: the entries of a word stay in the order of their sections. */
  #byWord(): { readonly entries: Uint32Array; readonly starts: Uint32Array } {
    const wordOf = this.#wordOf.finish()
    const unsorted = this.#entries.finish()
    const starts = new Uint32Array(this.#words.size + 1)
    for (const word of wordOf) starts[word + 1] = (starts[word + 1] as number) + 1
    for (let word = 0; word < this.#words.size; word++) {
      starts[word + 1] = (starts[word + 1] as number) + (starts[word] as number)
    }
    const next = starts.slice()
    const entries = new Uint32Array(unsorted.length)
    for (let i = 0; i < unsorted.length; i++) {
      const word = wordOf[i] as number
      const place = next[word] as number
      entries[place] = unsorted[i] as number
      next[word] = place + 1
    }
    return { entries, starts }
  }
}
