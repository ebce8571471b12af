import { AscendingList } from '../ascending-lists.ts'
import { GrowingU32 } from '../growing.ts'
import type { PackedGrams, SortedGrams } from '../sorted-grams.ts'
import { GramRuns, PAST_ALL } from './gram-runs.ts'
import { DROPPED, type Moves } from './moves.ts'

/**
 * Two gram indexes as one, as it is searched: what `mergeGrams` gives, unpacked, without packing it first.
 *
 * @param moves of the positions of each.
 */
export function unpackMerged(
  [earlier, own]: readonly [PackedGrams, PackedGrams],
  moves: readonly [Moves, Moves],
): SortedGrams {
  const most = earlier.keys.length + own.keys.length + 1
  const keys = new GrowingU32(most)
  const runs = new GrowingU32(most)
  const news = new GramRuns(own, moves[1])
  const none = new AscendingList()
  const lists = new UnpackedLists(earlier.positions, totalOf(earlier) + totalOf(own))
  for (let i = 0; i < earlier.keys.length || news.key !== PAST_ALL; ) {
    const known = earlier.keys[i] ?? PAST_ALL
    const key = Math.min(known, news.key)
    const count =
      known === key ? (earlier.runs[i + 1] as number) - (earlier.runs[i++] as number) : 0
    const start = lists.length
    lists.add(count, moves[0], news.key === key ? news.take() : none)
    if (lists.length === start) continue
    keys.push(key)
    runs.push(start)
  }
  runs.push(lists.length)
  return { keys: keys.finish(), runs: runs.finish(), positions: lists.values }
}

function totalOf({ runs }: PackedGrams): number {
  return runs.at(-1) ?? 0
}

/** Lists one after the other, each of an earlier one that stands in steps and of new numbers, as `MergedLists` writes them. */
class UnpackedLists {
  /** Numbers that were written. */
  length = 0
  readonly #values: Uint32Array
  readonly #source: Uint8Array
  #at = 0

  /** @param source the earlier lists. @param room for all numbers. */
  constructor(source: Uint8Array, room: number) {
    this.#source = source
    this.#values = new Uint32Array(room)
  }

  get values(): Uint32Array {
    return this.#values.subarray(0, this.length)
  }

  /**
   * One loop over local variables: there are a hundred million numbers in a large index.
   *
   * @param count numbers of the next earlier list.
   * @param own new numbers, moved; none of them goes where a stretch of earlier ones goes.
   */
  add(count: number, moves: Moves, own: AscendingList): void {
    const source = this.#source
    const values = this.#values
    let next = this.#at
    let length = this.length
    let value = 0
    // Of the stretch the number lies in: where it ends, and how far it is moved.
    let end = 0
    let shift = 0
    let taken = 0
    for (let i = 0; i < count; i++) {
      let byte = source[next++] as number
      let step = byte & 0x7f
      for (let bits = 7; byte > 0x7f; bits += 7) {
        byte = source[next++] as number
        step |= (byte & 0x7f) << bits
      }
      value += step >>> 0
      if (value < end) {
        values[length++] = value + shift
        continue
      }
      const place = moves.placeOf(value)
      const moved = moves.shifts[place] as number
      if (moved === DROPPED) continue
      end = moves.ends[place] as number
      shift = moved
      while (taken < own.count && (own.values[taken] as number) < value + shift) {
        values[length++] = own.values[taken++] as number
      }
      values[length++] = value + shift
    }
    while (taken < own.count) values[length++] = own.values[taken++] as number
    this.#at = next
    this.length = length
  }
}
