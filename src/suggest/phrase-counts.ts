/** Nodes kept at most: with the table, 96 MB. */
const MOST_NODES = 4_000_000
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
  #parents = new Uint32Array(1 << 12)
  #words = new Uint32Array(1 << 12)
  #counts = new Uint32Array(1 << 12)
  /** The section that counted a node last, and one more. */
  #last = new Uint32Array(1 << 12)
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
        if (this.#last[node] !== section + 1) {
          this.#last[node] = section + 1
          this.#counts[node] = this.count(node) + weight
        }
        if (this.count(node) <= weight) break
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
    return this.#counts[node] as number
  }

  /** The phrases in at least so many sections, by their words, in an order that only the input decides. */
  *phrases(atLeast: number): Generator<{ words: number[]; sections: number }> {
    for (let node = 1; node < this.#size; node++) {
      const sections = this.count(node)
      if (sections < atLeast) continue
      const words: number[] = []
      for (let at = node; at !== NONE; at = this.#parents[at] as number) {
        words.unshift(this.#words[at] as number)
      }
      yield { words, sections }
    }
  }

  #child(parent: number, word: number): number {
    const place = this.#place(parent, word)
    const known = this.#table[place] as number
    if (known !== NONE) return known
    const node = this.#size++
    if (node === this.#parents.length) this.#grow()
    this.#parents[node] = parent
    this.#words[node] = word
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
      if (this.#parents[node] === parent && this.#words[node] === word) return place
      place = (place + 1) & mask
    }
  }

  #fill(length: number): void {
    this.#table = new Uint32Array(length)
    for (let node = 1; node < this.#size; node++) {
      this.#table[this.#place(this.#parents[node] as number, this.#words[node] as number)] = node
    }
  }

  #grow(): void {
    this.#parents = longer(this.#parents)
    this.#words = longer(this.#words)
    this.#counts = longer(this.#counts)
    this.#last = longer(this.#last)
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
      this.#parents[size] = moved[this.#parents[node] as number] as number
      this.#words[size] = this.#words[node] as number
      this.#counts[size] = this.count(node)
      this.#last[size] = this.#last[node] as number
      size++
    }
    this.#counts.fill(0, size, this.#size)
    this.#last.fill(0, size, this.#size)
    this.#size = size
    this.#fill(this.#table.length)
  }
}

function longer(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const room = new Uint32Array(numbers.length * 2)
  room.set(numbers)
  return room
}
