import type { AscendingList } from '../ascending-lists.ts'
import { DROPPED, type Moves } from './moves.ts'

/**
 * Writes ascending lists in steps, as `AscendingWriter` and `WordPostingsBuilder` do, one after the other. Each is made of
 * an earlier one that stands in steps already, and of new numbers: within a stretch that is moved as a whole
 * all steps stay, so that they are copied as they are. Only where a stretch begins is a step made anew, and there
 * alone can new numbers stand.
 */
export class MergedLists {
  #bytes: Uint8Array
  #length = 0
  /** Numbers of the list that was written last. */
  count = 0

  /** @param room for so many bytes to begin with. */
  constructor(room: number) {
    this.#bytes = new Uint8Array(room)
  }

  /** What was written since it was cleared; theirs is the room of what is written next. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  clear(): void {
    this.#length = 0
  }

  /**
   * Writes a list. One loop over local variables: there are a hundred million numbers in a large index.
   *
   * @param source holds the earlier list from `at` on; `count` numbers.
   * @param moves of the numbers of the earlier list.
   * @param own new numbers, moved; none of them goes where a stretch of earlier ones goes.
   * @param low bits of each number that are no part of what is moved, and stay.
   * @returns where the earlier list ends in `source`.
   */
  write(
    source: Uint8Array,
    at: number,
    count: number,
    moves: Moves,
    own: AscendingList,
    low = 0,
  ): number {
    // Steps that are made anew may be longer than they were.
    const anew = Math.min(count, moves.ends.length) + own.count
    this.#makeRoom(Math.min(source.length - at, count * LONGEST_STEP) + anew * LONGEST_STEP)
    const bytes = this.#bytes
    let length = this.#length
    let next = at
    // The number at hand and the last one of its stretch; where that ends, and how far it is moved.
    let value = 0
    let last = 0
    let end = 0
    let shift = 0
    let taken = 0
    let dropped = 0
    for (let i = 0; i < count; i++) {
      const start = length
      let byte = source[next++] as number
      bytes[length++] = byte
      let step = byte & 0x7f
      for (let bits = 7; byte > 0x7f; bits += 7) {
        byte = source[next++] as number
        bytes[length++] = byte
        step |= (byte & 0x7f) << bits
      }
      value += step >>> low
      if (value < end) {
        last = value + shift
        continue
      }
      // Not as it was, or not at all.
      length = start
      const place = moves.placeOf(value)
      const moved = moves.shifts[place] as number
      if (moved === DROPPED) {
        dropped++
        continue
      }
      end = moves.ends[place] as number
      shift = moved
      const number = value + shift
      for (; taken < own.count; taken++) {
        const entry = own.values[taken] as number
        if (entry >>> low >= number) break
        length = put(bytes, length, stepTo(entry, last, low))
        last = entry >>> low
      }
      const slot = step & ((1 << low) - 1)
      length = put(bytes, length, (((number - last) << low) | slot) >>> 0)
      last = number
    }
    for (; taken < own.count; taken++) {
      const entry = own.values[taken] as number
      length = put(bytes, length, stepTo(entry, last, low))
      last = entry >>> low
    }
    this.#length = length
    this.count = count - dropped + own.count
    return next
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 1.5, this.#length + more))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}

/** Bytes of the longest varint. */
const LONGEST_STEP = 5

/** An entry with a step in place of its number. */
function stepTo(entry: number, last: number, low: number): number {
  return (entry - (last << low)) >>> 0
}

/** Writes a varint. @returns where the next one goes. */
function put(bytes: Uint8Array, at: number, value: number): number {
  let length = at
  let rest = value
  while (rest > 0x7f) {
    bytes[length++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[length++] = rest
  return length
}
