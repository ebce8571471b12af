import { slotOf } from './frequency-slots.ts'
import { WordTable } from './word-table.ts'

/** Bits of a slot beside a word's number or a section's ordinal. */
export const SLOT_BITS = 4
export const SLOT_MASK = (1 << SLOT_BITS) - 1

/** What a word takes beside its letters: its object, slots, hash and weight. */
const UNITS_OF_A_WORD = 32

const UNKNOWN = -1

/** Numbers words, from 0, as they come; and gathers what those of one section count. */
export class Vocabulary {
  readonly #table = new WordTable()
  /** Units of all words. */
  #units = 0
  /** Words of the section at hand, and what they count. */
  readonly #seen: number[] = []
  readonly #weights: number[] = []
  /** Numbers of the words of others, as far as they were asked for: each is asked again and again. */
  readonly #others = new WeakMap<readonly string[], number[]>()

  /** By number. */
  get words(): readonly string[] {
    return this.#table.words
  }

  /** What they take in memory, about, in units. */
  get size(): number {
    return this.#units + UNITS_OF_A_WORD * this.words.length
  }

  numberOf(word: string): number {
    return this.#numberOf(word, 0, word.length)
  }

  /** Counts an occurrence in the section at hand of a word that stands in a text. @param weight at least 1. */
  add(text: string, from: number, to: number, weight: number): void {
    const number = this.#numberOf(text, from, to)
    if (this.#weights[number] === 0) this.#seen.push(number)
    this.#weights[number] = (this.#weights[number] as number) + weight
  }

  #numberOf(text: string, from: number, to: number): number {
    const number = this.#table.numberOf(text, from, to)
    if (number === this.#weights.length) {
      this.#weights.push(0)
      this.#units += to - from
    }
    return number
  }

  /**
   * Words of sections as this one would number them.
   *
   * @param words as the vocabulary gave them whose words are `own`: more may be added to them later.
   */
  renumbered(words: Uint32Array, own: readonly string[]): Uint32Array {
    const numbers = this.#numbersOf(own)
    const renumbered = new Uint32Array(words.length)
    for (let i = 0; i < words.length; i++) {
      const entry = words[i] as number
      const word = entry >>> SLOT_BITS
      let number = numbers[word] as number
      if (number === UNKNOWN) {
        number = this.numberOf(own[word] as string)
        numbers[word] = number
      }
      renumbered[i] = (number << SLOT_BITS) | (entry & SLOT_MASK)
    }
    return renumbered
  }

  /** Those of words that were not asked for are unknown: they may be of an earlier build. */
  #numbersOf(own: readonly string[]): number[] {
    let numbers = this.#others.get(own)
    if (numbers === undefined) {
      numbers = []
      this.#others.set(own, numbers)
    }
    while (numbers.length < own.length) numbers.push(UNKNOWN)
    return numbers
  }

  /** Ends the section. @returns its words: each number, with the slot in its lowest bits. */
  endSection(): number[] {
    const entries = this.#seen.map((word) => {
      const slot = slotOf(this.#weights[word] as number)
      this.#weights[word] = 0
      return ((word << SLOT_BITS) | slot) >>> 0
    })
    this.#seen.length = 0
    return entries
  }
}
