import { copyBits } from './bit-copy.ts'

const FIRST_LENGTH = 1 << 12
const NONE = new Uint32Array()

interface Numbers<T> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: SharedArrayBuffer): T
}

/** Zeros in memory that other threads can read. */
function shared<T>(type: Numbers<T>, length: number): T {
  return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT))
}

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

  /** What was gathered. Nothing can be added after. */
  finish(): Uint32Array {
    const copy = this.#values.slice(0, this.#length)
    this.#values = NONE
    return copy
  }

  /** The same in shared memory. */
  finishShared(): Uint32Array {
    const copy = shared(Uint32Array, this.#length)
    copy.set(this.#values.subarray(0, this.#length))
    this.#values = NONE
    return copy
  }
}

/** Bits gathered one stretch after the other, with twice the room whenever it runs out. */
export class GrowingBits {
  #bits = new Uint8Array(FIRST_LENGTH)
  #length = 0

  append(bits: Uint8Array, count: number): void {
    const most = (this.#length + count + 7) >>> 3
    if (most > this.#bits.length) {
      const larger = new Uint8Array(Math.max(this.#bits.length * 2, most))
      larger.set(this.#bits)
      this.#bits = larger
    }
    copyBits(bits, this.#bits, { from: 0, to: count, start: this.#length })
    this.#length += count
  }

  /** What was gathered, with room for one position more. Nothing can be added after. */
  finish(): Uint8Array {
    return this.#given(new Uint8Array(this.#bytes))
  }

  /** The same in shared memory. */
  finishShared(): Uint8Array {
    return this.#given(shared(Uint8Array, this.#bytes))
  }

  get #bytes(): number {
    return (this.#length + 8) >>> 3
  }

  #given(bits: Uint8Array): Uint8Array {
    bits.set(this.#bits.subarray(0, bits.length))
    this.#bits = new Uint8Array()
    return bits
  }
}

/** Bytes gathered one after the other, with twice the room whenever it runs out. */
export class GrowingBytes {
  readonly #memory: (length: number) => Buffer
  #bytes: Buffer
  #length = 0

  /**
   * @param memory of its own, or such as other threads can read.
   * @param room for so many to begin with: what is not written to takes no memory.
   */
  constructor(memory: 'own' | 'shared' = 'own', room = FIRST_LENGTH) {
    this.#memory =
      memory === 'own'
        ? (length) => Buffer.alloc(length)
        : (length) => Buffer.from(new SharedArrayBuffer(length))
    this.#bytes = this.#memory(room)
  }

  get length(): number {
    return this.#length
  }

  append(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** As UTF-8. */
  appendText(text: string): void {
    this.#makeRoom(text.length * 3)
    this.#length += this.#bytes.write(text, this.#length)
  }

  /** What was gathered, without a copy. Nothing can be added after. */
  finish(): Buffer {
    const bytes = this.#bytes.subarray(0, this.#length)
    this.#bytes = Buffer.alloc(0)
    return bytes
  }

  #makeRoom(more: number): void {
    const most = this.#length + more
    if (most <= this.#bytes.length) return
    const larger = this.#memory(Math.max(this.#bytes.length * 2, most))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }
}
