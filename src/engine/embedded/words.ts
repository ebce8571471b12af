import { Index } from 'flexsearch'
import type { WordPostings } from '../search-engine.ts'

/** The weighted frequency a slot stands for: the lower edge of its bucket. */
export const FREQUENCIES: readonly number[] = [34, 26, 20, 15, 11, 8, 6, 5, 4, 3, 2, 1]

/** Sections of one FlexSearch index: an export of three times as many is too long for a string. */
const SHARD = 200_000

/**
 * The jieba words of some sections, in FlexSearch: a map from word to section ordinals in slots.
 *
 * A slot is the bucket of the word's weighted frequency in the section, high first, so that one
 * look-up gives what BM25 needs. FlexSearch itself neither ranks nor counts nor intersects here;
 * this is the only file that knows it.
 */
class Shard {
  /** Slots of the words of the section being added: FlexSearch asks back for each. */
  #slots: ReadonlyMap<string, number> = new Map()
  readonly #index = new Index({
    tokenize: 'strict',
    context: false,
    fastupdate: false,
    cache: false,
    resolution: FREQUENCIES.length,
    // Words come ready made: FlexSearch's own encoders turn 人人 into 人 and split numbers.
    encode: (words: unknown) => words as string[],
    score: (_words: unknown, word: string) => this.#slots.get(word) ?? 0,
  })

  add(section: number, frequencies: ReadonlyMap<string, number>): void {
    this.#slots = new Map(
      [...frequencies].map(([word, frequency]) => [
        word,
        FREQUENCIES.findIndex((edge) => frequency >= edge),
      ]),
    )
    this.#index.add(section, [...frequencies.keys()] as unknown as string)
  }

  /** Section ordinals by slot; FlexSearch's own arrays, not to be changed. */
  slots(word: string): readonly (readonly number[] | null | undefined)[] {
    const resolver = this.#index.search({ query: [word] as unknown as string, resolve: false })
    return resolver.result as (number[] | null | undefined)[]
  }

  /** Its parts, name and content in turns, a line each. */
  export(): string {
    const lines: string[] = []
    this.#index.export((name, content) => {
      if (typeof content === 'string') lines.push(name, content)
    })
    return lines.join('\n')
  }

  static import(text: string): Shard {
    const shard = new Shard()
    const lines = text.split('\n')
    for (let i = 0; i + 1 < lines.length; i += 2) {
      shard.#index.import(lines[i] as string, lines[i + 1] as string)
    }
    return shard
  }
}

/** The jieba words of all sections. */
export class WordIndex {
  readonly #shards: readonly Shard[]

  /** @param texts what a `WordIndexBuilder` gave. */
  constructor(texts: readonly string[]) {
    this.#shards = texts.map((text) => Shard.import(text))
  }

  /** The sections that hold a word, by frequency; FlexSearch's own arrays, not to be changed. */
  postings(word: string): WordPostings[] {
    return this.#shards.flatMap((shard) =>
      Array.from(shard.slots(word), (ordinals, slot) => ({
        frequency: FREQUENCIES[slot] as number,
        ordinals: ordinals ?? [],
      })),
    )
  }
}

/** Gathers the words of sections, and keeps only the text of those gathered long ago. */
export class WordIndexBuilder {
  readonly #finished: string[] = []
  readonly #size: number
  #shard = new Shard()

  /** @param size sections of a shard. */
  constructor(size = SHARD) {
    this.#size = size
  }

  /**
   * @param section ordinals come in order, from 0.
   * @param frequencies weighted frequency of each word of the section, at least 1.
   */
  add(section: number, frequencies: ReadonlyMap<string, number>): void {
    if (section > 0 && section % this.#size === 0) {
      this.#finished.push(this.#shard.export())
      this.#shard = new Shard()
    }
    this.#shard.add(section, frequencies)
  }

  /** A text for each shard; the same sections give the same texts. */
  finish(): readonly string[] {
    return [...this.#finished, this.#shard.export()]
  }
}
