import { AscendingList } from '../ascending-lists.ts'
import { GrowingU32 } from '../growing.ts'
import type { PackedGrams } from '../sorted-grams.ts'
import { turn } from '../turn.ts'
import { GramRuns, PAST_ALL } from './gram-runs.ts'
import { MergedLists } from './merged-lists.ts'
import type { Moves } from './moves.ts'

/**
 * Two gram indexes as one: the runs of both with their positions moved, those of a bigram that stands in
 * both merged. Nothing is sorted, since moving keeps the order.
 *
 * @param moves of the positions of each.
 */
export async function mergeGrams(
  [earlier, own]: readonly [PackedGrams, PackedGrams],
  moves: readonly [Moves, Moves],
): Promise<PackedGrams> {
  const most = earlier.keys.length + own.keys.length
  const keys = new GrowingU32(most + 1)
  const runs = new GrowingU32(most + 1)
  // Few steps grow: as good as always this is enough.
  const lists = new MergedLists(1.02 * earlier.positions.length + 2 * own.positions.length + ROOM)
  const news = new GramRuns(own, moves[1])
  const none = new AscendingList()
  let [total, read, passed] = [0, 0, 0]
  for (let i = 0; i < earlier.keys.length || news.key !== PAST_ALL; ) {
    const known = earlier.keys[i] ?? PAST_ALL
    const key = Math.min(known, news.key)
    const count =
      known === key ? (earlier.runs[i + 1] as number) - (earlier.runs[i++] as number) : 0
    const more = news.key === key ? news.take() : none
    read = lists.write(earlier.positions, read, count, moves[0], more)
    if (++passed % KEYS_A_TURN === 0) await turn()
    if (lists.count === 0) continue
    keys.push(key)
    runs.push(total)
    total += lists.count
  }
  runs.push(total)
  return { keys: keys.finish(), runs: runs.finish(), positions: lists.bytes }
}

const ROOM = 1 << 16

/** So many take some 30 ms. */
const KEYS_A_TURN = 1 << 14
