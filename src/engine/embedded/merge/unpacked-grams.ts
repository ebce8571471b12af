import type { AscendingList } from '../ascending-lists.ts'
import { GrowingU32 } from '../growing.ts'
import type { PackedGrams, SortedGrams } from '../sorted-grams.ts'
import { GramRuns, PAST_ALL } from './gram-runs.ts'
import type { Moves } from './moves.ts'

/**
 * Two gram indexes as one, as it is searched: what `mergeGrams` gives, unpacked, without packing it first.
 *
 * @param moves of the positions of each.
 */
export function unpackMerged(
  grams: readonly [PackedGrams, PackedGrams],
  moves: readonly [Moves, Moves],
): SortedGrams {
  const [a, b] = [new GramRuns(grams[0], moves[0]), new GramRuns(grams[1], moves[1])]
  const most = grams[0].keys.length + grams[1].keys.length + 1
  const keys = new GrowingU32(most)
  const runs = new GrowingU32(most)
  const lastOf = ({ runs }: PackedGrams) => runs.at(-1) ?? 0
  const positions = new Uint32Array(lastOf(grams[0]) + lastOf(grams[1]))
  let total = 0
  while (a.key !== PAST_ALL || b.key !== PAST_ALL) {
    const key = Math.min(a.key, b.key)
    const [isInA, isInB] = [a.key === key, b.key === key]
    const start = total
    if (isInA && isInB) total = merged(a.take(), b.take(), positions, total)
    else total = copied((isInA ? a : b).take(), positions, total)
    if (total === start) continue
    keys.push(key)
    runs.push(start)
  }
  runs.push(total)
  return { keys: keys.finish(), runs: runs.finish(), positions: positions.subarray(0, total) }
}

function copied({ values, count }: AscendingList, into: Uint32Array, at: number): number {
  into.set(values.subarray(0, count), at)
  return at + count
}

/** Writes two ascending lists as one. @returns where it ends. */
function merged(a: AscendingList, b: AscendingList, into: Uint32Array, from: number): number {
  let [i, at] = [0, from]
  for (let j = 0; j < b.count; j++) {
    const value = b.values[j] as number
    while (i < a.count && (a.values[i] as number) < value) into[at++] = a.values[i++] as number
    into[at++] = value
  }
  while (i < a.count) into[at++] = a.values[i++] as number
  return at
}
