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
    let at = position >>> 3
    let byte = (this.bits[at] ?? 0) & (0xff << (position & 7))
    while (byte === 0 && at < this.bits.length) byte = this.bits[++at] ?? 0
    return byte === 0 ? this.bits.length * 8 : at * 8 + (31 - Math.clz32(byte & -byte))
  }
}
