/** Numbers of a node, which stand together: one that is looked at is most often not in the processor's cache. */
const ROW = 4
const [PARENT, WORD, COUNT, LAST] = [0, 1, 2, 3] as const

/** The root of the tree; also what an empty place of the table holds. */
export const NONE = 0

/**
 * A tree of phrases in typed arrays, where a node is the node of the phrase without its last word, and that word;
 * with a hash table from both to the node.
 */
export class PhraseTree {
  /**
   * Row by row: the parent of a node, its word, its count, and the section that counted it last and one
   * more.
   */
  #nodes = new Uint32Array(ROW << 12)
  /** The section that each node was counted in first. Of no use any more when some were forgotten. */
  #firsts = new Uint32Array(1 << 12)
  #size = 1
  #table = new Uint32Array(1 << 13)

  /** Nodes, the root among them. */
  get size(): number {
    return this.#size
  }

  count(node: number): number {
    return this.#nodes[node * ROW + COUNT] as number
  }

  /** Counts a node in a section, once. @returns whether it was not counted there before. */
  countIn(node: number, section: number, weight: number): boolean {
    const row = node * ROW
    if (this.#nodes[row + LAST] === section + 1) return false
    this.#nodes[row + LAST] = section + 1
    this.#nodes[row + COUNT] = (this.#nodes[row + COUNT] as number) + weight
    return true
  }

  firstOf(node: number): number {
    return this.#firsts[node] as number
  }

  setFirst(node: number, section: number): void {
    this.#firsts[node] = section
  }

  /** Words of a phrase. */
  phraseOf(node: number): number[] {
    const words: number[] = []
    for (let at = node; at !== NONE; at = this.#nodes[at * ROW + PARENT] as number) {
      words.unshift(this.#nodes[at * ROW + WORD] as number)
    }
    return words
  }

  /** A phrase and one more word; `NONE` when that was not seen. */
  childOf(parent: number, word: number): number {
    return this.#table[this.#place(parent, word)] as number
  }

  /** The same, made when it was not seen. @param section its first one then. */
  child(parent: number, word: number, section: number): number {
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

  /** Forgets the nodes seen least, by rising counts, until so many are left. @returns the highest count forgotten. */
  forgetTo(most: number): number {
    const floor = this.#floorFor(most)
    const moved = new Uint32Array(this.#size)
    let size = 1
    // Nodes keep their order: parents come first.
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
    return floor
  }

  #floorFor(most: number): number {
    const histogram = new Map<number, number>()
    for (let node = 1; node < this.#size; node++) {
      const count = this.count(node)
      histogram.set(count, (histogram.get(count) ?? 0) + 1)
    }
    let floor = 0
    for (let left = this.#size; left > most; ) left -= histogram.get(++floor) ?? 0
    return floor
  }
}
