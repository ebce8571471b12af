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

  /** Null when no section holds the word. */
  slots(word: string): Slots | null {
    const at = this.#placeOf(word)
    if (at < 0) return null
    const lists: number[][] = FREQUENCIES.map(() => [])
    const reader = new VarintReader(this.#packed.postings, this.#postings[at])
    let section = 0
    for (let left = reader.next(); left > 0; left--) {
      const step = reader.next()
      section += step >>> SLOT_BITS
      lists[step & SLOT_MASK]?.push(section)
    }
    return lists.map(listed)
  }

  /** Words stand in the order of their UTF-16 units. */
  #placeOf(word: string): number {
    let low = 0
    let high = this.#postings.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#wordAt(middle) < word) low = middle + 1
      else high = middle
    }
    return low < this.#postings.length && this.#wordAt(low) === word ? low : -1
  }

  #wordAt(place: number): string {
    return this.#packed.letters.slice(this.#letters[place], this.#letters[place + 1])
  }
}

function listed(list: number[]): Slots[number] {
  if (list.length === 0) return undefined
  return list.length < WORTH_TYPED ? list : Uint32Array.from(list)
}
