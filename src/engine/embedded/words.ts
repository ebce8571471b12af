import { Index } from 'flexsearch'
import { Kept } from '../../kept.ts'
import type { WordPostings } from '../search-engine.ts'
import { FREQUENCIES } from './frequency-slots.ts'
import { VarintReader } from './varints.ts'
import { type PackedWords, SLOT_BITS, SLOT_MASK } from './word-postings-builder.ts'

/** Postings merged for words that were asked for: 5 MB. */
const KEPT_POSTINGS = 1 << 20

/** Below this a plain array takes less than a typed one, whose header is larger than both. */
const WORTH_TYPED = 32

/** Ordinals in each slot of FlexSearch; a slot of none may be absent. */
type Slots = readonly (ArrayLike<number> | undefined)[]

/**
 * The jieba words of all sections, in FlexSearch: a map from word to section ordinals in slots.
 *
 * A slot is the bucket of the word's weighted frequency in the section, high first, so that one
 * look-up gives what BM25 needs. FlexSearch itself neither ranks nor counts nor intersects here;
 * this is the only file that knows it. It is filled through its `import`, from packed postings: its own
 * `add` took a fifth of a build, and its export 4 to 6 bytes a posting where these take 1 to 2.
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
  readonly #merged = new Kept<string, WordPostings>(
    KEPT_POSTINGS,
    ({ sections }) => sections.length,
  )

  constructor(packed: PackedWords) {
    this.#index.import('1.map', slotsOf(packed) as unknown as string)
  }

  /** How many sections hold a word. */
  spread(word: string): number {
    return spreadOf(this.#slots(word))
  }

  /** The sections that hold a word. */
  postings(word: string): WordPostings {
    const kept = this.#merged.get(word)
    if (kept !== undefined) return kept
    const postings = merged(this.#slots(word))
    this.#merged.set(word, postings)
    return postings
  }

  /** FlexSearch's own lists, not to be changed. */
  #slots(word: string): Slots {
    const resolver = this.#index.search({ query: [word] as unknown as string, resolve: false })
    return resolver.result as unknown as Slots
  }
}

/** FlexSearch's map, as it imports it: each word with its ordinals by slot. */
function slotsOf({ letters, postings }: PackedWords): [string, Slots][] {
  const entries: [string, Slots][] = []
  const reader = new VarintReader(postings)
  const lists: number[][] = FREQUENCIES.map(() => [])
  for (let at = 0; at < letters.length; ) {
    const word = letters.slice(at, at + reader.next())
    at += word.length
    let section = 0
    for (let left = reader.next(); left > 0; left--) {
      const step = reader.next()
      section += step >>> SLOT_BITS
      lists[step & SLOT_MASK]?.push(section)
    }
    entries.push([word, lists.map(taken)])
  }
  return entries
}

/** A copy of a list, which is emptied for the next word. */
function taken(list: number[]): Slots[number] {
  if (list.length === 0) return undefined
  const ordinals = list.length < WORTH_TYPED ? list.slice() : Uint32Array.from(list)
  list.length = 0
  return ordinals
}

function spreadOf(slots: Slots): number {
  return slots.reduce((sum, ordinals) => sum + (ordinals?.length ?? 0), 0)
}

/** What stands in slots as one ascending list. */
function merged(slots: Slots): WordPostings {
  const entries = new Uint32Array(spreadOf(slots))
  let length = 0
  slots.forEach((ordinals = [], slot) => {
    for (let i = 0; i < ordinals.length; i++) {
      entries[length++] = ((ordinals[i] as number) << SLOT_BITS) | slot
    }
  })
  entries.sort()
  return {
    sections: entries.map((entry) => entry >>> SLOT_BITS),
    frequencies: Uint8Array.from(entries, (entry) => FREQUENCIES[entry & SLOT_MASK] as number),
  }
}
