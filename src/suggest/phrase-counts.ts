/** Nodes kept at most: with the table, 112 MB. */
const MOST_NODES = 4_000_000
/** Numbers of a node, which stand together: one that is looked at is most often not in the processor's cache. */
const ROW = 4
const [PARENT, WORD, COUNT, LAST] = [0, 1, 2, 3] as const
/** Words of the longest phrase that is counted. */
export const LONGEST_COUNTED = 5

/** The root of the tree; also what an empty place of the table holds. */
const NONE = 0

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
 * In how many sections each run of words stands: a tree of phrases in typed arrays, where a node is
 * the node of the phrase without its last word, and that word.
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
  /**
   * Row by row: the parent of a node, its word, its count, and the section that counted it last and one
   * more.
   */
  #nodes = new Uint32Array(ROW << 12)
  /** The section that each node was counted in first. Of no use any more when some were forgotten. */
  #firsts = new Uint32Array(1 << 12)
  #size = 1
  #table = new Uint32Array(1 << 13)

  constructor(limit = MOST_NODES) {
    this.#limit = limit
  }

  /** Whether nothing was forgotten, nor should have been. */
  get isWhole(): boolean {
    return this.forgotten === 0 && this.#size <= this.#limit
  }

  /** @param words numbers of words that stand beside each other, with nothing between. @param section counted up. @param weight sections it stands for. */
  add(words: readonly number[], section: number, weight = 1): void {
    for (let first = 0; first < words.length; first++) {
      const longest = Math.min(words.length, first + LONGEST_COUNTED)
      let node = NONE
      for (let at = first; at < longest; at++) {
        node = this.#child(node, words[at] as number, section)
        const row = node * ROW
        let count = this.#nodes[row + COUNT] as number
        if (this.#nodes[row + LAST] !== section + 1) {
          this.#nodes[row + LAST] = section + 1
          count += weight
          this.#nodes[row + COUNT] = count
        }
        if (count <= weight) break
      }
    }
    if (this.#size > this.#limit) this.#forget()
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
    const begins = new Set(Array.from(nodes, (node) => this.#phraseOf(node)[0]))
    for (let first = 0; first < words.length; first++) {
      if (!begins.has(words[first])) continue
      let node = NONE
      const end = Math.min(words.length, first + LONGEST_COUNTED)
      for (let at = first; at < end && words[at] !== NONE; at++) {
        node = this.#table[this.#place(node, words[at] as number)] as number
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
    let node = from
    for (let at = start; at < longest; at++) {
      const word = words[at] as number
      if (word === NONE) return
      node = this.#child(node, word, section)
      const row = node * ROW
      const first = this.#firsts[node] as number
      if (this.#nodes[row + LAST] !== section + 1) {
        this.#nodes[row + LAST] = section + 1
        this.#nodes[row + COUNT] = (this.#nodes[row + COUNT] as number) + weight
        if (first !== section && sections.placeOf(section) < sections.placeOf(first)) {
          this.#firsts[node] = section
          const others = displaced.get(first)
          if (others === undefined) displaced.set(first, new Set([node]))
          else others.add(node)
          return
        }
      }
      if (first === section) return
    }
  }

  /** Node of a phrase; 0 when it was not seen. */
  find(words: readonly number[]): number {
    let node = NONE
    for (const word of words) {
      node = this.#table[this.#place(node, word)] as number
      if (node === NONE) break
    }
    return node
  }

  count(node: number): number {
    return this.#nodes[node * ROW + COUNT] as number
  }

  /** The phrases in at least so many sections, by their words, in an order that only the input decides. */
  *phrases(atLeast: number): Generator<{ words: number[]; sections: number }> {
    for (let node = 1; node < this.#size; node++) {
      const sections = this.count(node)
      if (sections >= atLeast) yield { words: this.#phraseOf(node), sections }
    }
  }

  #phraseOf(node: number): number[] {
    const words: number[] = []
    for (let at = node; at !== NONE; at = this.#nodes[at * ROW + PARENT] as number) {
      words.unshift(this.#nodes[at * ROW + WORD] as number)
    }
    return words
  }

  /** @param section the first one of a phrase that was not seen. */
  #child(parent: number, word: number, section: number): number {
    const place = this.#place(parent, word)
    const known = this.#table[place] as number
    if (known !== NONE) return known
    const node = this.#size++
    if (node * ROW === this.#nodes.length) this.#grow()
    this.#nodes[node * ROW + PARENT] = parent
    this.#nodes[node * ROW + WORD] = word
    this.#firsts[node] = section
    if (this.#size * 2 > this.#table.length) this.#fill(this.#table.length * 2)
    else this.#table[place] = node
    return node
  }

  /** Where a phrase stands in the table, or would. */
  #place(parent: number, word: number): number {
    const mask = this.#table.length - 1
    const mixed = Math.imul(Math.imul(parent, 0x9e3779b1) ^ word, 0x85ebca6b)
    let place = (mixed ^ (mixed >>> 15)) & mask
    for (;;) {
      const node = this.#table[place] as number
      if (node === NONE) return place
      const row = node * ROW
      if (this.#nodes[row + PARENT] === parent && this.#nodes[row + WORD] === word) return place
      place = (place + 1) & mask
    }
  }

  #fill(length: number): void {
    this.#table = new Uint32Array(length)
    for (let node = 1; node < this.#size; node++) {
      const row = node * ROW
      const [parent, word] = [
        this.#nodes[row + PARENT] as number,
        this.#nodes[row + WORD] as number,
      ]
      this.#table[this.#place(parent, word)] = node
    }
  }

  #grow(): void {
    const nodes = new Uint32Array(this.#nodes.length * 2)
    nodes.set(this.#nodes)
    this.#nodes = nodes
    const firsts = new Uint32Array(this.#firsts.length * 2)
    firsts.set(this.#firsts)
    this.#firsts = firsts
  }

  /** Forgets by rising counts until half of the room is free; nodes keep their order, parents come first. */
  #forget(): void {
    let floor = 0
    let left = this.#size
    const histogram = new Map<number, number>()
    for (let node = 1; node < this.#size; node++) {
      const count = this.count(node)
      histogram.set(count, (histogram.get(count) ?? 0) + 1)
    }
    while (left > this.#limit / 2) left -= histogram.get(++floor) ?? 0
    this.forgotten += floor
    const moved = new Uint32Array(this.#size)
    let size = 1
    for (let node = 1; node < this.#size; node++) {
      if (this.count(node) <= floor) continue
      moved[node] = size
      const [from, to] = [node * ROW, size * ROW]
      this.#nodes.copyWithin(to, from, from + ROW)
      this.#nodes[to + PARENT] = moved[this.#nodes[from + PARENT] as number] as number
      size++
    }
    this.#nodes.fill(0, size * ROW, this.#size * ROW)
    this.#size = size
    this.#fill(this.#table.length)
  }
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
