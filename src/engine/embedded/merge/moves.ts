import type { AscendingList } from '../ascending-lists.ts'
import type { Stretch } from '../bit-copy.ts'

/** Numbers are looked up by their high bits first: so many stand together. */
const BLOCK_BITS = 12

/** The shift of numbers that are dropped. No real one is as large: a file of 2 GiB has half as many units. */
export const DROPPED = 2 ** 31 - 1

/**
 * Where numbers go when stretches of them are moved apart and all others dropped. They keep their order,
 * so that an ascending list stays one.
 */
export class Moves {
  /** Numbers not below `ends[i - 1]` and below `ends[i]` move by `shifts[i]`, or are `DROPPED`. */
  readonly ends: Uint32Array
  readonly shifts: Int32Array
  /** The first of these that each block of numbers may belong to. */
  readonly #firsts: Uint32Array

  /**
   * @param stretches ascending, as are the places they go to.
   * @param length all numbers are below.
   */
  constructor(stretches: readonly Stretch[], length: number) {
    const ends: number[] = []
    const shifts: number[] = []
    let end = 0
    const add = (to: number, shift: number) => {
      if (to === end) return
      ends.push(to)
      shifts.push(shift)
      end = to
    }
    for (const { from, to, start } of stretches) {
      add(from, DROPPED)
      add(to, start - from)
    }
    add(length, DROPPED)
    this.#firsts = new Uint32Array((length >>> BLOCK_BITS) + 1)
    for (let block = 0, at = 0; block < this.#firsts.length; block++) {
      while ((ends[at] ?? Infinity) <= block << BLOCK_BITS) at++
      this.#firsts[block] = at
    }
    this.ends = Uint32Array.from(ends)
    this.shifts = Int32Array.from(shifts)
  }

  /** Place among `ends` and `shifts` of what a number belongs to. */
  placeOf(number: number): number {
    const { ends } = this
    let at = this.#firsts[number >>> BLOCK_BITS] as number
    while (number >= (ends[at] as number)) at++
    return at
  }

  /**
   * Moves the numbers of a list.
   *
   * @param low bits of each number that are no part of what is moved, and stay.
   */
  move(list: AscendingList, low = 0): void {
    const { values, count } = list
    list.count = 0
    for (let i = 0; i < count; i++) {
      const value = values[i] as number
      const shift = this.shifts[this.placeOf(value >>> low)] as number
      if (shift !== DROPPED) values[list.count++] = value + (shift << low)
    }
  }
}
