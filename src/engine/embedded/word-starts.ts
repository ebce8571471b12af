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
}
