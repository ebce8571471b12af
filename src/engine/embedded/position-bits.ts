/** One bit for each position of the forms: where words start, or sentences end. */
export class PositionBits {
  readonly bits: Uint8Array

  constructor(bits: Uint8Array) {
    this.bits = bits
  }

  has(position: number): boolean {
    return ((this.bits[position >>> 3] as number) & (1 << (position & 7))) !== 0
  }

  /** The first position from `position` on whose bit is set; past the last of them, the number of bits. */
  next(position: number): number {
    const count = this.bits.length
    let at = position >>> 3
    let word = this.#wordAt(at) & (-1 << (position & 7))
    while (word === 0 && at < count) {
      at += 4
      word = this.#wordAt(at)
    }
    return word === 0 ? count * 8 : at * 8 + (31 - Math.clz32(word & -word))
  }

  /** 32 bits from a byte on, the first the lowest. */
  #wordAt(at: number): number {
    const { bits } = this
    const low = (bits[at] ?? 0) | ((bits[at + 1] ?? 0) << 8)
    return low | ((bits[at + 2] ?? 0) << 16) | ((bits[at + 3] ?? 0) << 24)
  }
}
