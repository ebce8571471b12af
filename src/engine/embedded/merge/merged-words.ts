import { AscendingList } from '../ascending-lists.ts'
import { turn } from '../turn.ts'
import { VarintReader, VarintWriter } from '../varints.ts'
import { SLOT_BITS, SLOT_MASK } from '../vocabulary.ts'
import type { PackedWords } from '../word-postings-builder.ts'
import { MergedLists } from './merged-lists.ts'
import type { Moves } from './moves.ts'

/**
 * Two lists of words with their postings as one; words none of whose sections are kept are left out.
 *
 * @param moves of the section ordinals of each.
 */
export async function mergeWords(
  words: readonly [PackedWords, PackedWords],
  moves: readonly [Moves, Moves],
): Promise<PackedWords> {
  const [a, b] = [new Words(words[0]), new Words(words[1])]
  const own = new AscendingList()
  const list = new MergedLists(1 << 12)
  const writer = new VarintWriter(words[0].postings.length + words[1].postings.length + 64)
  const letters: string[] = []
  let passed = 0
  while (a.word !== null || b.word !== null) {
    const order = a.word === null ? 1 : b.word === null ? -1 : compared(a.word, b.word)
    const word = (order <= 0 ? a.word : b.word) as string
    own.count = 0
    if (order >= 0) b.take(own, moves[1])
    list.clear()
    if (order <= 0) a.mergeInto(list, moves[0], own)
    else list.write(NOTHING, 0, 0, moves[0], own, SLOT_BITS)
    if (++passed % WORDS_A_TURN === 0) await turn()
    if (list.count === 0) continue
    letters.push(word)
    writer.write(word.length)
    writer.write(list.count)
    writer.append(list.bytes)
  }
  return { letters: letters.join(''), postings: writer.finish() }
}

/** So many take some 30 ms. */
const WORDS_A_TURN = 1 << 13

const NOTHING = new Uint8Array()

function compared(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** The words of one list, one after the other. */
class Words {
  /** The next one; null when there is none. */
  word: string | null = null
  readonly #letters: string
  readonly #postings: Uint8Array
  readonly #reader: VarintReader
  #at = 0

  constructor({ letters, postings }: PackedWords) {
    this.#letters = letters
    this.#postings = postings
    this.#reader = new VarintReader(postings)
    this.#next()
  }

  /** The postings of the next word, moved. */
  take(entries: AscendingList, moves: Moves): void {
    const count = this.#reader.next()
    entries.clear(count)
    let section = 0
    for (let i = 0; i < count; i++) {
      const step = this.#reader.next()
      section += step >>> SLOT_BITS
      entries.values[i] = (section << SLOT_BITS) | (step & SLOT_MASK)
    }
    entries.count = count
    moves.move(entries, SLOT_BITS)
    this.#next()
  }

  /** Writes the postings of the next word with others. */
  mergeInto(list: MergedLists, moves: Moves, own: AscendingList): void {
    const count = this.#reader.next()
    const { at } = this.#reader
    this.#reader.at = list.write(this.#postings, at, count, moves, own, SLOT_BITS)
    this.#next()
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
