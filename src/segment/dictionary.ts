import { weightsOf } from './weights.ts'

/** Nodes of single units; all others come after them. */
const FIRST_SLOT = 1 << 16

/** What a dictionary looks words up in. */
export interface DictionaryTables {
  /** Weight of what is no word: that of the rarest. */
  readonly unknown: number
  /** By node; −∞ where no word ends. */
  readonly weights: Float64Array
  /** By slot: the node above and 1; 0 where nothing stands. */
  readonly parents: Uint32Array
  readonly units: Uint16Array
}

/**
 * jieba's dictionary as a trie over UTF-16 units. Its nodes stand in one hash table with open addressing (15 MB,
 * made in 0.2 s), where cppjieba has an object and a table for each of half a million, and makes them twice.
 *
 * The weight of a word is the logarithm of its share of all occurrences, as in cppjieba's `DictTrie`.
 */
export class Dictionary {
  readonly unknown: number
  readonly weights: Float64Array
  readonly #parents: Uint32Array
  readonly #units: Uint16Array
  readonly #shift: number

  constructor({ unknown, weights, parents, units }: DictionaryTables) {
    this.unknown = unknown
    this.weights = weights
    this.#parents = parents
    this.#units = units
    this.#shift = 32 - Math.log2(parents.length)
  }

  /**
   * @param text a line for each word: the word, how often it stands, and what is not read.
   * @param own words that weigh as much as the middle one of `text`, a line each, also where they stand there.
   * @throws Error when a line of `text` has no figure.
   */
  static of(text: string, own: string): Dictionary {
    const { starts, ends, frequencies, deeper } = entriesIn(text)
    const slots = 1 << Math.ceil(Math.log2(1.5 * (1 + deeper + own.length)))
    let sum = 0
    for (let i = 0; i < frequencies.length; i++) sum += frequencies[i] as number
    const rising = frequencies.slice().sort()
    const weighed = weightsOf(rising, sum)
    const weigh = (frequency = 0) => weighed.get(frequency) ?? 0
    const weights = new Float64Array(FIRST_SLOT + slots).fill(Number.NEGATIVE_INFINITY)
    const dictionary = new Dictionary({
      unknown: weigh(rising[0]),
      weights,
      parents: new Uint32Array(slots),
      units: new Uint16Array(slots),
    })
    for (let i = 0; i < frequencies.length; i++) {
      const node = dictionary.#grow(text, starts[i] as number, ends[i] as number)
      weights[node] = weigh(frequencies[i])
    }
    const middle = weigh(rising[rising.length >> 1])
    for (const word of own.split('\n')) {
      if (word !== '') weights[dictionary.#grow(word, 0, word.length)] = middle
    }
    return dictionary
  }

  /** For who keeps them. */
  get tables(): DictionaryTables {
    const { unknown, weights } = this
    return { unknown, weights, parents: this.#parents, units: this.#units }
  }

  /** The node below another, by a unit; that of a first unit is the unit itself. -1 where no word goes on so. */
  next(node: number, unit: number): number {
    const slot = this.#slot(node, unit)
    return this.#parents[slot] === 0 ? -1 : FIRST_SLOT + slot
  }

  /** The node of a word, made where there is none. */
  #grow(text: string, start: number, end: number): number {
    let node = text.charCodeAt(start)
    for (let at = start + 1; at < end; at++) {
      const unit = text.charCodeAt(at)
      const slot = this.#slot(node, unit)
      this.#parents[slot] = node + 1
      this.#units[slot] = unit
      node = FIRST_SLOT + slot
    }
    return node
  }

  /** Where a node stands, or would. */
  #slot(parent: number, unit: number): number {
    const parents = this.#parents
    const hash = Math.imul(parent, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
    let slot = hash >>> this.#shift
    while (parents[slot] !== 0 && (parents[slot] !== parent + 1 || this.#units[slot] !== unit)) {
      slot = (slot + 1) & (parents.length - 1)
    }
    return slot
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
