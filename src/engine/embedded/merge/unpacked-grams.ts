import { AscendingList, readSteps } from '../ascending-lists.ts'
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
   * @param count numbers of the next earlier list.
   * @param own new numbers, moved; none of them goes where a stretch of earlier ones goes.
   */
  add(count: number, moves: Moves, own: AscendingList): void {
    const values = this.#values
    // Read where they may stay at the latest, and moved from there: no place is written before it is read.
    const from = this.length + own.count
    const to = from + count
    this.#at = readSteps(this.#source, this.#at, values, from, to)
    let length = this.length
    // Of the stretch the number lies in: where it ends, and how far it is moved.
    let end = 0
    let shift = 0
    let taken = 0
    for (let i = from; i < to; i++) {
      const value = values[i] as number
      if (value >= end) {
        const place = moves.placeOf(value)
        const moved = moves.shifts[place] as number
        if (moved === DROPPED) continue
        end = moves.ends[place] as number
        shift = moved
        while (taken < own.count && (own.values[taken] as number) < value + shift) {
          values[length++] = own.values[taken++] as number
        }
      }
      values[length++] = value + shift
    }
    while (taken < own.count) values[length++] = own.values[taken++] as number
    this.length = length
  }
}
