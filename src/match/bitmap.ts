import { zeros } from './room.ts'

/** Marks numbers below a bound, and reads them off in order: for many, several times faster than sorting or merging. */
export class Bitmap {
  readonly #words: Uint32Array

  /** @param bound all numbers lie below it. */
  constructor(bound: number) {
    this.#words = zeros(Uint32Array, (bound >>> 5) + 1)
  }

  add(values: Uint32Array): void {
    const words = this.#words
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number
      words[value >>> 5] = (words[value >>> 5] as number) | (1 << (value & 31))
    }
  }

  /** Those that were added, ascending, each once. @param into has room for them. @returns what of it they fill. */
  values(into: Uint32Array): Uint32Array {
    const words = this.#words
    let length = 0
    for (let word = 0; word < words.length; word++) {
      for (let bits = words[word] as number; bits !== 0; bits &= bits - 1) {
        into[length++] = (word << 5) + (31 - Math.clz32(bits & -bits))
      }
    }
    return length === into.length ? into : into.subarray(0, length)
  }
}
