import { FREQUENCIES } from './frequency-slots.ts'
import { GrowingU32 } from './growing.ts'
import { VarintReader } from './varints.ts'
import { SLOT_BITS, SLOT_MASK } from './vocabulary.ts'
import type { PackedWords } from './word-postings-builder.ts'

/** Below this a plain array takes less than a typed one, whose header is larger than both. */
const WORTH_TYPED = 32

/** Ordinals of the sections that hold a word, by slot; a slot of none may be absent. */
export type Slots = readonly (ArrayLike<number> | undefined)[]

/** Postings of words as they are stored, from which those of a single word can be taken. */
export class WordsByPlace {
  readonly #packed: PackedWords
  /** Of each word, in their order: where its letters start, and its postings; one more of the letters. */
  readonly #letters: Uint32Array
  readonly #postings: Uint32Array

  constructor(packed: PackedWords) {
    this.#packed = packed
    const letters = new GrowingU32()
    const places = new GrowingU32()
    const reader = new VarintReader(packed.postings)
    let at = 0
    while (at < packed.letters.length) {
      letters.push(at)
      at += reader.next()
      places.push(reader.at)
      reader.skip(reader.next())
    }
    letters.push(at)
    this.#letters = letters.finish()
    this.#postings = places.finish()
  }

  /** How many sections hold a word: told without unpacking which. */
  spread(word: string): number {
    return this.#reader(word)?.next() ?? 0
  }

  /** Null when no section holds the word. */
  slots(word: string): Slots | null {
    const reader = this.#reader(word)
    if (reader === null) return null
    const lists: number[][] = FREQUENCIES.map(() => [])
    let section = 0
    for (let left = reader.next(); left > 0; left--) {
      const step = reader.next()
      section += step >>> SLOT_BITS
      lists[step & SLOT_MASK]?.push(section)
    }
    return lists.map(listed)
  }

  /** Of how many postings a word has, and of each. */
  #reader(word: string): VarintReader | null {
    const at = this.#placeOf(word)
    return at < 0 ? null : new VarintReader(this.#packed.postings, this.#postings[at])
  }

  /** Words stand in the order of their UTF-16 units. */
  #placeOf(word: string): number {
    let low = 0
    let high = this.#postings.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#compared(middle, word) < 0) low = middle + 1
      else high = middle
    }
    return low < this.#postings.length && this.#compared(low, word) === 0 ? low : -1
  }

  /** Below 0 when the word at a place stands before another, without making a string of it. */
  #compared(place: number, word: string): number {
    const { letters } = this.#packed
    const start = this.#letters[place] as number
    const length = (this.#letters[place + 1] as number) - start
    for (let i = 0; i < length && i < word.length; i++) {
      const difference = letters.charCodeAt(start + i) - word.charCodeAt(i)
      if (difference !== 0) return difference
    }
    return length - word.length
  }
}

function listed(list: number[]): Slots[number] {
  if (list.length === 0) return undefined
  return list.length < WORTH_TYPED ? list : Uint32Array.from(list)
}
