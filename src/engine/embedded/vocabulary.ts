import { slotOf } from './frequency-slots.ts'

/** Bits of a slot beside a word's number or a section's ordinal. */
export const SLOT_BITS = 4
export const SLOT_MASK = (1 << SLOT_BITS) - 1

/** Numbers words, from 0, as they come; and gathers what those of one section count. */
export class Vocabulary {
  /** By number. */
  readonly words: string[] = []
  readonly #numbers = new Map<string, number>()
  /** Words of the section at hand, and what they count. */
  readonly #seen: number[] = []
  readonly #weights: number[] = []
  /** Numbers of the words of others, as far as they were asked for: each is asked again and again. */
  readonly #others = new WeakMap<readonly string[], number[]>()

  numberOf(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const number = this.words.push(word) - 1
    this.#numbers.set(word, number)
    this.#weights.push(0)
    return number
  }

  /** Counts an occurrence in the section at hand. @param weight at least 1. */
  add(word: string, weight: number): void {
    const number = this.numberOf(word)
    if (this.#weights[number] === 0) this.#seen.push(number)
    this.#weights[number] = (this.#weights[number] as number) + weight
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
      const number = numbers[entry >>> SLOT_BITS] as number
      renumbered[i] = (number << SLOT_BITS) | (entry & SLOT_MASK)
    }
    return renumbered
  }

  #numbersOf(own: readonly string[]): readonly number[] {
    let numbers = this.#others.get(own)
    if (numbers === undefined) {
      numbers = []
      this.#others.set(own, numbers)
    }
    for (let i = numbers.length; i < own.length; i++) numbers.push(this.numberOf(own[i] as string))
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
