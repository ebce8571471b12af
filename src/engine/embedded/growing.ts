const FIRST_LENGTH = 1 << 12

/** Numbers gathered one by one, with twice the room whenever it runs out. */
export class GrowingU32 {
  #values: Uint32Array
  #length = 0

  /** @param room for so many to begin with. */
  constructor(room = FIRST_LENGTH) {
    this.#values = new Uint32Array(room)
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(this.#length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = value
  }

  /** A copy of what was gathered. */
  finish(): Uint32Array {
    return this.#values.slice(0, this.#length)
  }
}

/** Bits set in any order, with twice the room whenever it runs out. */
export class GrowingBits {
  #bits = new Uint8Array(FIRST_LENGTH)

  add(position: number): void {
    const at = position >>> 3
    if (at >= this.#bits.length) {
      const larger = new Uint8Array(Math.max(this.#bits.length * 2, at + 1))
      larger.set(this.#bits)
      this.#bits = larger
    }
    this.#bits[at] = (this.#bits[at] as number) | (1 << (position & 7))
  }

  /** A copy with room for just so many positions; all that were added lie below. */
  finish(positions: number): Uint8Array {
    const bits = new Uint8Array(Math.ceil(positions / 8))
    bits.set(this.#bits.subarray(0, bits.length))
    return bits
  }
}

/** Texts gathered one after the other, as bytes. */
export class GrowingText {
  #bytes = Buffer.alloc(FIRST_LENGTH)
  #length = 0
  readonly #encoding: 'utf16le' | 'utf8'

  /** @param encoding UTF-16 is exact also for lone surrogates. */
  constructor(encoding: 'utf16le' | 'utf8') {
    this.#encoding = encoding
  }

  /** Bytes. */
  get length(): number {
    return this.#length
  }

  append(text: string): void {
    const most = this.#length + text.length * (this.#encoding === 'utf8' ? 3 : 2)
    if (most > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(this.#bytes.length * 2, most))
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    this.#length += this.#bytes.write(text, this.#length, this.#encoding)
  }

  /** A copy of what was gathered, in a buffer of its own. */
  finish(): Buffer {
    const copy = new Uint8Array(this.#length)
    copy.set(this.#bytes.subarray(0, this.#length))
    return Buffer.from(copy.buffer)
  }
}
