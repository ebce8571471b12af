import { readSteps } from './ascending-lists.ts'

/**
 * Whole numbers from 0 to 2³² − 1 in as few bytes as they need, seven bits a byte, low ones first,
 * the eighth set where more follow (LEB128).
 */
export class VarintWriter {
  #bytes: Uint8Array
  #length = 0

  /** @param room for so many bytes to begin with. */
  constructor(room = 1 << 12) {
    this.#bytes = new Uint8Array(room)
  }

  write(value: number): void {
    this.#makeRoom(5)
    let rest = value
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.#bytes[this.#length++] = rest
  }

  /** Writes what was written by another. */
  append(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  #makeRoom(more: number): void {
    const most = this.#length + more
    if (most <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, most))
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

/** Reads what a `VarintWriter` wrote, number by number. */
export class VarintReader {
  readonly #bytes: Uint8Array
  #at: number

  /** @param at where to begin. */
  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.#at = at
  }

  /** Where the next number begins. */
  get at(): number {
    return this.#at
  }

  set at(place: number) {
    this.#at = place
  }

  /** Passes over so many numbers. */
  skip(count: number): void {
    const bytes = this.#bytes
    let at = this.#at
    // Without a branch for each byte, which no processor could foresee.
    for (let left = count; left > 0; ) left -= ((bytes[at++] as number) >>> 7) ^ 1
    this.#at = at
  }

  next(): number {
    const bytes = this.#bytes
    let byte = bytes[this.#at++] as number
    if (byte < 0x80) return byte
    let value = byte & 0x7f
    for (let shift = 7; ; shift += 7) {
      byte = bytes[this.#at++] as number
      value |= (byte & 0x7f) << shift
      // Said so that it is true past the end as well: damage that no checksum told must not hang a reader.
      if (!(byte > 0x7f)) return value >>> 0
    }
  }
}

/**
 * Lists that an `AscendingWriter` wrote one after the other.
 *
 * @param starts start of each list, and one more.
 */
export function unpackAscending(bytes: Uint8Array, starts: Uint32Array): Uint32Array {
  const values = new Uint32Array(starts.at(-1) ?? 0)
  let at = 0
  for (let list = 0; list + 1 < starts.length; list++) {
    at = readSteps(bytes, at, values, starts[list] as number, starts[list + 1] as number)
  }
  return values
}
