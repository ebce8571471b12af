import { Index } from 'flexsearch'
import type { WordPostings } from '../search-engine.ts'
import { FREQUENCIES } from './frequency-slots.ts'
import { type Slots, WordsByPlace } from './packed-words.ts'
import type { PackedWords } from './word-postings-builder.ts'

/**
 * The jieba words of all sections, in FlexSearch: a map from word to section ordinals in slots.
 *
 * A slot is the bucket of the word's weighted frequency in the section, high first, so that one
 * look-up gives what BM25 needs. FlexSearch itself neither ranks nor counts nor intersects here;
 * this is the only file that knows it. It is filled through its `import`, from packed postings: its own
 * `add` took a fifth of a build, and its export 4 to 6 bytes a posting where these take 1 to 2. A word is
 * put in when its sections are first asked for: few ever are, and an index opens the sooner.
 */
export class WordIndex {
  readonly #index = new Index({
    tokenize: 'strict',
    context: false,
    fastupdate: false,
    cache: false,
    resolution: FREQUENCIES.length,
    // Words come ready made: FlexSearch's own encoders turn 人人 into 人 and split numbers.
    encode: (words: unknown) => words as string[],
  })

  readonly #packed: WordsByPlace

  constructor(packed: PackedWords) {
    this.#packed = new WordsByPlace(packed)
  }

  /** How many sections hold a word. */
  spread(word: string): number {
    return this.#packed.spread(word)
  }

  /** The sections that hold a word, by what it counts in them. */
  postings(word: string): WordPostings[] {
    const postings: WordPostings[] = []
    this.#slots(word).forEach((sections, slot) => {
      if (sections) postings.push({ frequency: FREQUENCIES[slot] as number, sections })
    })
    return postings
  }

  #slots(word: string): Slots {
    const known = this.#lookUp(word)
    if (known.length > 0) return known
    const packed = this.#packed.slots(word)
    if (packed === null) return known
    this.#index.import('1.map', [[word, packed]] as unknown as string)
    return this.#lookUp(word)
  }

  /** FlexSearch's own lists, not to be changed. */
  #lookUp(word: string): Slots {
    const resolver = this.#index.search({ query: [word] as unknown as string, resolve: false })
    return resolver.result as unknown as Slots
  }
}
