import { AscendingList } from '../ascending-lists.ts'
import { VarintReader, VarintWriter } from '../varints.ts'
import { SLOT_BITS, SLOT_MASK } from '../vocabulary.ts'
import { type PackedWords, writePostings } from '../word-postings-builder.ts'
import type { Moves } from './moves.ts'

/**
 * Two lists of words with their postings as one; words none of whose sections are kept are left out.
 *
 * @param moves of the section ordinals of each.
 */
export function mergeWords(
  words: readonly [PackedWords, PackedWords],
  moves: readonly [Moves, Moves],
): PackedWords {
  const [a, b] = [new Entries(words[0], moves[0]), new Entries(words[1], moves[1])]
  const both = new AscendingList()
  const writer = new VarintWriter()
  const letters: string[] = []
  while (a.word !== null || b.word !== null) {
    const order = a.word === null ? 1 : b.word === null ? -1 : compared(a.word, b.word)
    const word = (order <= 0 ? a.word : b.word) as string
    let postings = both
    if (order === 0) both.setMerged(a.take(), b.take())
    else postings = order < 0 ? a.take() : b.take()
    if (postings.count === 0) continue
    letters.push(word)
    writePostings(writer, word, postings.values, 0, postings.count)
  }
  return { letters: letters.join(''), postings: writer.finish() }
}

function compared(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** The words of one list, one after the other. */
class Entries {
  /** The next one; null when there is none. */
  word: string | null = null
  readonly #letters: string
  readonly #reader: VarintReader
  readonly #moves: Moves
  readonly #postings = new AscendingList()
  #at = 0

  constructor({ letters, postings }: PackedWords, moves: Moves) {
    this.#letters = letters
    this.#reader = new VarintReader(postings)
    this.#moves = moves
    this.#next()
  }

  /** The postings of the next word, moved; theirs is the room of those before. */
  take(): AscendingList {
    const count = this.#reader.next()
    this.#postings.clear(count)
    const { values } = this.#postings
    let section = 0
    for (let i = 0; i < count; i++) {
      const step = this.#reader.next()
      section += step >>> SLOT_BITS
      values[i] = (section << SLOT_BITS) | (step & SLOT_MASK)
    }
    this.#postings.count = count
    this.#moves.move(this.#postings, SLOT_BITS)
    this.#next()
    return this.#postings
  }

  #next(): void {
    if (this.#at === this.#letters.length) {
      this.word = null
      return
    }
    const start = this.#at
    this.#at += this.#reader.next()
    this.word = this.#letters.slice(start, this.#at)
  }
}
