import { NONE, PhraseTree } from './phrase-tree.ts'

/** Nodes kept at most: with the table, 112 MB. */
const MOST_NODES = 4_000_000
/** Words of the longest phrase that is counted. */
export const LONGEST_COUNTED = 5

/** The sections that were counted, by their numbers. */
export interface CountedSections {
  /** Words of a section, a 0 after each run of those that stand beside each other. */
  wordsOf(section: number): ArrayLike<number>
  /** Where it stands among all of them. */
  placeOf(section: number): number
}

/** Phrases whose first section is another now, by the one it was. */
type Displaced = Map<number, Set<number>>

/**
 * In how many sections each run of words stands, as a tree of phrases.
 *
 * A phrase is counted from the second section on that has what it begins with, so a count of n
 * words may be n - 1 sections too low. When there are too many nodes, those seen least are forgotten (lossy
 * counting: Manku and Motwani, 2002), which lowers a count by at most `forgotten` more. A longer
 * phrase is never counted more often than what it begins with, so what is kept stays a tree.
 */
export class PhraseCounts {
  /** Sections a phrase may have stood in before it was forgotten and counted anew. */
  forgotten = 0
  readonly #limit: number
  readonly #tree = new PhraseTree()

  constructor(limit = MOST_NODES) {
    this.#limit = limit
  }

  /** Whether nothing was forgotten, nor should have been. */
  get isWhole(): boolean {
    return this.forgotten === 0 && this.#tree.size <= this.#limit
  }

  /** @param words numbers of words that stand beside each other, with nothing between. @param section counted up. @param weight sections it stands for. */
  add(words: readonly number[], section: number, weight = 1): void {
    const tree = this.#tree
    for (let first = 0; first < words.length; first++) {
      const longest = Math.min(words.length, first + LONGEST_COUNTED)
      let node = NONE
      for (let at = first; at < longest; at++) {
        node = tree.child(node, words[at] as number, section)
        tree.countIn(node, section, weight)
        if (tree.count(node) <= weight) break
      }
    }
    if (tree.size > this.#limit) this.forgotten += tree.forgetTo(this.#limit / 2)
  }

  /**
   * Counts a section that stands before some of those that were counted: the counts are then what they would be
   * had all come in their order, as long as they are whole. A phrase that was first in a later section is first in
   * this one now, so that the later one counts what is longer.
   *
   * @param section a number that none had before.
   * @param sections those counted so far, and this one.
   */
  insert(section: number, sections: CountedSections, weight = 1): void {
    let displaced: Displaced = new Map()
    const words = sections.wordsOf(section)
    const counting = { section, words, sections, weight, displaced }
    for (let first = 0; first < words.length; first++) this.#countFrom(NONE, first, 0, counting)
    // What is displaced by these is longer than they are, so that there are few rounds.
    while (displaced.size > 0) {
      const round = displaced
      displaced = new Map()
      for (const [section, nodes] of round) {
        const words = sections.wordsOf(section)
        this.#countAfter(nodes, { section, words, sections, weight, displaced })
      }
    }
  }

  /**
   * Counts what is longer than some phrases, wherever these stand in a section: all at once, since a section without
   * a sentence end may be as long as a report, and first to have thousands of them.
   */
  #countAfter(nodes: ReadonlySet<number>, counting: Counting): void {
    const { words } = counting
    const begins = new Set(Array.from(nodes, (node) => this.#tree.phraseOf(node)[0]))
    for (let first = 0; first < words.length; first++) {
      if (!begins.has(words[first])) continue
      let node = NONE
      const end = Math.min(words.length, first + LONGEST_COUNTED)
      for (let at = first; at < end && words[at] !== NONE; at++) {
        node = this.#tree.childOf(node, words[at] as number)
        if (node === NONE) break
        if (nodes.has(node)) this.#countFrom(node, at + 1, at + 1 - first, counting)
      }
    }
  }

  /** Counts what is longer than a node from a place on, up to the end of the run. */
  #countFrom(
    from: number,
    start: number,
    length: number,
    { section, words, sections, weight, displaced }: Counting,
  ): void {
    const longest = Math.min(words.length, start + LONGEST_COUNTED - length)
    const tree = this.#tree
    let node = from
    for (let at = start; at < longest; at++) {
      const word = words[at] as number
      if (word === NONE) return
      node = tree.child(node, word, section)
      const first = tree.firstOf(node)
      if (tree.countIn(node, section, weight) && isBefore(section, first, sections)) {
        tree.setFirst(node, section)
        const others = displaced.get(first)
        if (others === undefined) displaced.set(first, new Set([node]))
        else others.add(node)
        return
      }
      if (first === section) return
    }
  }

  /** Node of a phrase; 0 when it was not seen. */
  find(words: readonly number[]): number {
    let node = NONE
    for (const word of words) {
      node = this.#tree.childOf(node, word)
      if (node === NONE) break
    }
    return node
  }

  count(node: number): number {
    return this.#tree.count(node)
  }

  /** The phrases in at least so many sections, by their words, in an order that only the input decides. */
  *phrases(atLeast: number): Generator<{ words: number[]; sections: number }> {
    for (let node = 1; node < this.#tree.size; node++) {
      const sections = this.count(node)
      if (sections >= atLeast) yield { words: this.#tree.phraseOf(node), sections }
    }
  }
}

function isBefore(section: number, other: number, { placeOf }: CountedSections): boolean {
  return section !== other && placeOf(section) < placeOf(other)
}

/** A section that is counted out of order. */
interface Counting {
  readonly section: number
  readonly words: ArrayLike<number>
  readonly sections: CountedSections
  readonly weight: number
  /** What it displaces is added. */
  readonly displaced: Displaced
}
