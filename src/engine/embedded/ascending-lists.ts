/** A list of ascending numbers in a room that is used again and again. */
export class AscendingList {
  values = new Uint32Array(1 << 8)
  count = 0

  /** Room for so many; what was there is lost. */
  clear(room: number): void {
    if (this.values.length < room) this.values = new Uint32Array(room * 2)
    this.count = 0
  }
}

/** Writes ascending lists one after the other, each as its first number and its steps, in varints. */
export class AscendingWriter {
  #bytes: Uint8Array
  #length = 0

  /** @param room for so many bytes to begin with. */
  constructor(room: number) {
    this.#bytes = new Uint8Array(room)
  }

  /** One loop over local variables: there are a hundred million numbers in a large index. */
  write(values: Uint32Array, from: number, to: number): void {
    this.#makeRoom((to - from) * 5)
    const bytes = this.#bytes
    let length = this.#length
    let last = 0
    for (let i = from; i < to; i++) {
      const value = values[i] as number
      let step = value - last
      last = value
      while (step > 0x7f) {
        bytes[length++] = (step & 0x7f) | 0x80
        step >>>= 7
      }
      bytes[length++] = step
    }
    this.#length = length
  }

  /** What was written, without a copy. Nothing can be written after. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 1.5, this.#length + more))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}

/**
 * Reads a list that an `AscendingWriter` wrote. One loop over local variables: all of them are read before an index
 * answers.
 *
 * @param at where it begins in `bytes`.
 * @param values has room from `from` up to `to`, which the list fills.
 * @returns where the list ends in `bytes`.
 */
export function readSteps(
  bytes: Uint8Array,
  at: number,
  values: Uint32Array,
  from: number,
  to: number,
): number {
  let next = at
  let value = 0
  for (let i = from; i < to; i++) {
    let byte = bytes[next++] as number
    let step = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[next++] as number
      step |= (byte & 0x7f) << shift
    }
    value += step >>> 0
    values[i] = value
  }
  return next
}
