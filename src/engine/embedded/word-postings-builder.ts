import { PostingLists } from './posting-lists.ts'
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

/** Gathers the words of sections, which come in the order of their ordinals from 0. */
export class WordPostingsBuilder {
  readonly #vocabulary: Vocabulary
  #lists = new PostingLists()
  #section = 0

  /** @param vocabulary that numbers the words of sections. */
  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  /** @param words of the next section, as the vocabulary gave them. */
  addSection(words: ArrayLike<number>): void {
    const section = this.#section++
    for (let i = 0; i < words.length; i++) {
      const entry = words[i] as number
      this.#lists.add(entry >>> SLOT_BITS, section, entry & SLOT_MASK)
    }
  }

  /** The same sections give the same bytes. Nothing can be added after. */
  finish(): PackedWords {
    const all = this.#vocabulary.words
    // Words of reports that were not taken have no postings.
    const numbers = Array.from(all.keys()).filter((word) => this.#lists.count(word) > 0)
    numbers.sort((a, b) => ((all[a] as string) < (all[b] as string) ? -1 : 1))
    const writer = new VarintWriter()
    for (const word of numbers) {
      writer.write((all[word] as string).length)
      writer.write(this.#lists.count(word))
      this.#lists.copy(word, writer)
    }
    this.#lists = new PostingLists()
    return { letters: numbers.map((word) => all[word]).join(''), postings: writer.finish() }
  }
}
