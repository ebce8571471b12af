import { GrowingU32 } from './growing.ts'
import { VarintWriter } from './varints.ts'
import { SLOT_BITS, SLOT_MASK, type Vocabulary } from './vocabulary.ts'

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

/** Writes a word and its postings. @param entries ordinals with their slots in `SLOT_BITS`, ascending. */
function writePostings(
  writer: VarintWriter,
  word: string,
  entries: Uint32Array,
  from: number,
  to: number,
): void {
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

/** Gathers the words of sections, which come in the order of their ordinals from 0. */
export class WordPostingsBuilder {
  readonly #vocabulary: Vocabulary
  /** Of each posting its word, and its section with the slot. */
  readonly #wordOf = new GrowingU32()
  readonly #entries = new GrowingU32()
  #section = 0

  /** @param vocabulary that numbers the words of sections. */
  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  /** @param words of the next section, as the vocabulary gave them. */
  addSection(words: ArrayLike<number>): void {
    const section = this.#section++ << SLOT_BITS
    for (let i = 0; i < words.length; i++) {
      const entry = words[i] as number
      this.#wordOf.push(entry >>> SLOT_BITS)
      this.#entries.push(section | (entry & SLOT_MASK))
    }
  }

  /** The same sections give the same bytes. */
  finish(): PackedWords {
    const { entries, starts } = this.#byWord()
    const all = this.#vocabulary.words
    // Words of reports that were not taken have no postings.
    const numbers = Array.from(all.keys()).filter((word) => starts[word] !== starts[word + 1])
    numbers.sort((a, b) => ((all[a] as string) < (all[b] as string) ? -1 : 1))
    const writer = new VarintWriter()
    for (const word of numbers) {
      const [from, to] = [starts[word] as number, starts[word + 1] as number]
      writePostings(writer, all[word] as string, entries, from, to)
    }
    return { letters: numbers.map((word) => all[word]).join(''), postings: writer.finish() }
  }

  /** A stable counting sort: the entries of a word stay in the order of their sections. */
  #byWord(): { readonly entries: Uint32Array; readonly starts: Uint32Array } {
    const wordOf = this.#wordOf.finish()
    const unsorted = this.#entries.finish()
    const starts = new Uint32Array(this.#vocabulary.words.length + 1)
    for (const word of wordOf) starts[word + 1] = (starts[word + 1] as number) + 1
    for (let word = 0; word < this.#vocabulary.words.length; word++) {
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
