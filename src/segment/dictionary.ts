import { weightsOf } from './weights.ts'

/** Nodes of single units; all others come after them. */
const FIRST_SLOT = 1 << 16

/** Bits of a word's rank, below those of its last unit. */
const RANK_BITS = 16
const RANK_MASK = (1 << RANK_BITS) - 1
const MOST_RANKS = RANK_MASK

/** What a dictionary looks words up in. */
export interface DictionaryTables {
  /** Weight of what is no word: that of the rarest. */
  readonly unknown: number
  /** The weights that words have, by rank; rank 0, −∞, is where no word ends. */
  readonly weights: Float64Array
  /** Ranks of words of one unit, by unit. */
  readonly ofUnits: Uint16Array
  /** Two figures a slot: the node above and 1, or 0 where nothing stands; then the unit << 16 | the rank. */
  readonly slots: Uint32Array
}

/**
 * jieba's dictionary as a trie over UTF-16 units. Its nodes stand in one hash table with open addressing (8 MB,
 * made in 0.2 s), where cppjieba has an object and a table for each of half a million, and makes them twice. All that
 * a step of a cut asks of a node stands together: memory is what it waits for.
 *
 * The weight of a word is the logarithm of its share of all occurrences, as in cppjieba's `DictTrie`.
 */
export class Dictionary {
  readonly unknown: number
  readonly #weights: Float64Array
  readonly #ofUnits: Uint16Array
  readonly #slots: Uint32Array
  readonly #last: number
  readonly #shift: number

  constructor({ unknown, weights, ofUnits, slots }: DictionaryTables) {
    this.unknown = unknown
    this.#weights = weights
    this.#ofUnits = ofUnits
    this.#slots = slots
    this.#last = slots.length / 2 - 1
    this.#shift = 32 - Math.log2(slots.length / 2)
  }

  /**
   * @param text a line for each word: the word, how often it stands, and what is not read.
   * @param own words that weigh as much as the middle one of `text`, a line each, also where they stand there; none
   *   where `text` has none.
   * @throws Error when a line of `text` has no figure, or there are more than 65,535 different ones.
   */
  static of(text: string, own: string): Dictionary {
    const { starts, ends, frequencies, deeper } = entriesIn(text)
    let sum = 0
    for (let i = 0; i < frequencies.length; i++) sum += frequencies[i] as number
    const rising = frequencies.slice().sort()
    const weighed = [...weightsOf(rising, sum)]
    if (weighed.length > MOST_RANKS) {
      throw new Error(`dictionary of words: more than ${MOST_RANKS} figures`)
    }
    const ranks = new Map(weighed.map(([frequency], i) => [frequency, i + 1]))
    const rankOf = (frequency = 0) => ranks.get(frequency) ?? 0
    const weights = Float64Array.of(Number.NEGATIVE_INFINITY, ...weighed.map(([, each]) => each))
    const slots = 1 << Math.ceil(Math.log2(1.5 * (1 + deeper + own.length)))
    const dictionary = new Dictionary({
      unknown: rising.length > 0 ? (weights[rankOf(rising[0])] as number) : 0,
      weights,
      ofUnits: new Uint16Array(FIRST_SLOT),
      slots: new Uint32Array(2 * slots),
    })
    for (let i = 0; i < frequencies.length; i++) {
      dictionary.#add(text, starts[i] as number, ends[i] as number, rankOf(frequencies[i]))
    }
    const middle = rankOf(rising[rising.length >> 1])
    for (const word of own.split('\n')) {
      if (word !== '') dictionary.#add(word, 0, word.length, middle)
    }
    return dictionary
  }

  /** For who keeps them. */
  get tables(): DictionaryTables {
    const { unknown } = this
    return { unknown, weights: this.#weights, ofUnits: this.#ofUnits, slots: this.#slots }
  }

  /** The node below another, by a unit; that of a first unit is the unit itself. -1 where no word goes on so. */
  next(node: number, unit: number): number {
    const slot = this.#slot(node, unit)
    return this.#slots[2 * slot] === 0 ? -1 : FIRST_SLOT + slot
  }

  /** Weight of the word that ends at a node; −∞ where none does. */
  weight(node: number): number {
    const rank =
      node < FIRST_SLOT
        ? this.#ofUnits[node]
        : (this.#slots[2 * (node - FIRST_SLOT) + 1] as number) & RANK_MASK
    return this.#weights[rank as number] as number
  }

  /** Adds a word, or gives it another rank. */
  #add(text: string, start: number, end: number, rank: number): void {
    let node = text.charCodeAt(start)
    for (let at = start + 1; at < end; at++) {
      const unit = text.charCodeAt(at)
      const slot = this.#slot(node, unit)
      if (this.#slots[2 * slot] === 0) {
        this.#slots[2 * slot] = node + 1
        this.#slots[2 * slot + 1] = unit << RANK_BITS
      }
      node = FIRST_SLOT + slot
    }
    if (node < FIRST_SLOT) this.#ofUnits[node] = rank
    else {
      const at = 2 * (node - FIRST_SLOT) + 1
      this.#slots[at] = ((this.#slots[at] as number) & ~RANK_MASK) | rank
    }
  }

  /** Where a node stands, or would. */
  #slot(parent: number, unit: number): number {
    const slots = this.#slots
    const hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
    for (let slot = hash >>> this.#shift; ; slot = (slot + 1) & this.#last) {
      const above = slots[2 * slot]
      if (above === 0) return slot
      if (above === parent + 1 && (slots[2 * slot + 1] as number) >>> RANK_BITS === unit)
        return slot
    }
  }
}

/** Entries of a dictionary file by line. */
interface Entries {
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly frequencies: Uint32Array
  /** Units of all words, the first of each aside: no trie has more nodes below its first ones. */
  readonly deeper: number
}

/** Units of the shortest line: a character, a space, a figure, a line end. */
const SHORTEST = 4

function entriesIn(text: string): Entries {
  const most = Math.ceil(text.length / SHORTEST)
  const starts = new Uint32Array(most)
  const ends = new Uint32Array(most)
  const frequencies = new Uint32Array(most)
  let deeper = 0
  let count = 0
  for (let at = 0; at < text.length; count++) {
    starts[count] = at
    at = text.indexOf(' ', at)
    if (at < 0) throw new Error(`dictionary of words: line ${count + 1} has no figure`)
    ends[count] = at
    deeper += at - (starts[count] as number) - 1
    let frequency = 0
    for (let unit = text.charCodeAt(++at); isFigure(unit); unit = text.charCodeAt(++at)) {
      frequency = 10 * frequency + unit - 0x30
    }
    if (frequency === 0)
      throw new Error(`dictionary of words: line ${count + 1} has no figure above 0`)
    frequencies[count] = frequency
    const end = text.indexOf('\n', at)
    at = end < 0 ? text.length : end + 1
  }
  return { starts, ends, frequencies: frequencies.slice(0, count), deeper }
}

function isFigure(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}
