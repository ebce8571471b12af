import type { AscendingList } from '../ascending-lists.ts'
import type { Stretch } from '../bit-copy.ts'

/** Places are looked up by their high bits first: so many stand together. */
const BLOCK_BITS = 12

/**
 * Where numbers go when stretches of them are moved apart and all others dropped. They keep their order,
 * so that an ascending list stays one.
 */
export class Moves {
  /** Numbers not below `#ends[i - 1]` and below `#ends[i]` move by `#shifts[i]`; null: they are dropped. */
  readonly #ends: number[] = []
  readonly #shifts: (number | null)[] = []
  /** The first of these that each block of numbers may belong to. */
  readonly #firsts: Uint32Array

  /**
   * @param stretches ascending, as are the places they go to.
   * @param length all numbers are below.
   */
  constructor(stretches: readonly Stretch[], length: number) {
    let end = 0
    const add = (to: number, shift: number | null) => {
      if (to === end) return
      this.#ends.push(to)
      this.#shifts.push(shift)
      end = to
    }
    for (const { from, to, start } of stretches) {
      add(from, null)
      add(to, start - from)
    }
    add(length, null)
    this.#firsts = new Uint32Array((length >>> BLOCK_BITS) + 1)
    for (let block = 0, at = 0; block < this.#firsts.length; block++) {
      while ((this.#ends[at] ?? Infinity) <= block << BLOCK_BITS) at++
      this.#firsts[block] = at
    }
  }

  /**
   * Moves the numbers of a list. One loop over local variables: there are a hundred million numbers in a
   * large index.
   *
   * @param low bits of each number that are no part of what is moved, and stay.
   */
  move(list: AscendingList, low = 0): void {
    const { values, count } = list
    let end = 0
    let shift: number | null = null
    let length = 0
    for (let i = 0; i < count; i++) {
      const value = values[i] as number
      const number = value >>> low
      if (number >= end) {
        let at = this.#firsts[number >>> BLOCK_BITS] as number
        while (number >= (this.#ends[at] as number)) at++
        end = this.#ends[at] as number
        shift = this.#shifts[at] as number | null
      }
      if (shift !== null) values[length++] = value + (shift << low)
    }
    list.count = length
  }
}
