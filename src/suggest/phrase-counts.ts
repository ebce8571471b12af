/** Nodes kept at most: with the table, 96 MB. */
const MOST_NODES = 4_000_000
/** Numbers of a node, which stand together: one that is looked at is most often not in the processor's cache. */
const ROW = 4
const [PARENT, WORD, COUNT, LAST] = [0, 1, 2, 3] as const
/** Words of the longest phrase that is counted. */
export const LONGEST_COUNTED = 5

/** The root of the tree; also what an empty place of the table holds. */
const NONE = 0

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
  #size = 1
  #table = new Uint32Array(1 << 13)

  constructor(limit = MOST_NODES) {
    this.#limit = limit
  }

  /** @param words numbers of words that stand beside each other, with nothing between. @param section counted up. @param weight sections it stands for. */
  add(words: readonly number[], section: number, weight = 1): void {
    for (let first = 0; first < words.length; first++) {
      const longest = Math.min(words.length, first + LONGEST_COUNTED)
      let node = NONE
      for (let at = first; at < longest; at++) {
        node = this.#child(node, words[at] as number)
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
      if (sections < atLeast) continue
      const words: number[] = []
      for (let at = node; at !== NONE; at = this.#nodes[at * ROW + PARENT] as number) {
        words.unshift(this.#nodes[at * ROW + WORD] as number)
      }
      yield { words, sections }
    }
  }

  #child(parent: number, word: number): number {
    const place = this.#place(parent, word)
    const known = this.#table[place] as number
    if (known !== NONE) return known
    const node = this.#size++
    if (node * ROW === this.#nodes.length) this.#grow()
    this.#nodes[node * ROW + PARENT] = parent
    this.#nodes[node * ROW + WORD] = word
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
