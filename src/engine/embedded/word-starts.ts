import { Boundary } from '../search-engine.ts'

/** One bit for each unit of the forms: a jieba word, a break or a separator starts here. */
export class WordStarts {
  readonly bits: Uint8Array

  constructor(bits: Uint8Array) {
    this.bits = bits
  }

  static sized(units: number): WordStarts {
    return new WordStarts(new Uint8Array(Math.ceil(units / 8)))
  }

  add(position: number): void {
    const at = position >>> 3
    this.bits[at] = (this.bits[at] as number) | (1 << (position & 7))
  }

  has(position: number): boolean {
    return ((this.bits[position >>> 3] as number) & (1 << (position & 7))) !== 0
  }

  /** The `Boundary` of what stands at a position. */
  boundary(position: number, length: number): number {
    const begins = this.has(position)
    const ends = this.has(position + length)
    if (begins && ends) return Boundary.whole
    if (!begins && !ends) return Boundary.across
    for (let inside = position + 1; inside < position + length; inside++) {
      if (this.has(inside)) return Boundary.across
    }
    return Boundary.part
  }
}
