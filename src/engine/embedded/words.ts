import { Index } from 'flexsearch'

/**
 * The jieba words of all sections, in FlexSearch: a map from word to section ordinals in slots.
 *
 * A slot is the bucket of the word's weighted frequency in the section, high first, so that one
 * look-up gives what BM25 needs. FlexSearch itself neither ranks nor counts nor intersects here;
 * this is the only file that knows it.
 */
export class WordIndex {
  /** The weighted frequency a slot stands for: the lower edge of its bucket. */
  static readonly frequencies: readonly number[] = [34, 26, 20, 15, 11, 8, 6, 5, 4, 3, 2, 1]

  /** Slots of the words of the section being added: FlexSearch asks back for each. */
  #slots: ReadonlyMap<string, number> = new Map()
  readonly #index = new Index({
    tokenize: 'strict',
    context: false,
    fastupdate: false,
    cache: false,
    resolution: WordIndex.frequencies.length,
    // Words come ready made: FlexSearch's own encoders turn 人人 into 人 and split numbers.
    encode: (words: unknown) => words as string[],
    score: (_words: unknown, word: string) => this.#slots.get(word) ?? 0,
  })

  /** @param frequencies weighted frequency of each word of the section, at least 1. */
  add(section: number, frequencies: ReadonlyMap<string, number>): void {
    this.#slots = new Map(
      [...frequencies].map(([word, frequency]) => [
        word,
        WordIndex.frequencies.findIndex((edge) => frequency >= edge),
      ]),
    )
    this.#index.add(section, [...frequencies.keys()] as unknown as string)
  }

  /** Section ordinals by slot; FlexSearch's own arrays, not to be changed. */
  slots(word: string): readonly (readonly number[])[] {
    const resolver = this.#index.search({ query: [word] as unknown as string, resolve: false })
    return Array.from(resolver.result as (number[] | undefined)[], (ordinals) => ordinals ?? [])
  }

  /** The whole index as text; the same sections in the same order give the same text. */
  export(): string {
    const parts: Record<string, string> = {}
    this.#index.export((key, data) => {
      if (typeof data === 'string') parts[key] = data
    })
    return JSON.stringify(parts)
  }

  static import(text: string): WordIndex {
    const words = new WordIndex()
    for (const [key, data] of Object.entries(JSON.parse(text) as Record<string, string>)) {
      words.#index.import(key, data)
    }
    return words
  }
}
