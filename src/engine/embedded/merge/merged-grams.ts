import { AscendingList, AscendingReader, AscendingWriter } from '../ascending-lists.ts'
import { GrowingU32 } from '../growing.ts'
import type { PackedGrams } from '../sorted-grams.ts'
import type { Moves } from './moves.ts'

/**
 * Two gram indexes as one: the runs of both with their positions moved, those of a bigram that stands in
 * both merged. Nothing is sorted, since moving keeps the order.
 *
 * @param moves of the positions of each.
 */
export function mergeGrams(
  grams: readonly [PackedGrams, PackedGrams],
  moves: readonly [Moves, Moves],
): PackedGrams {
  const most = grams[0].keys.length + grams[1].keys.length
  const keys = new GrowingU32(most + 1)
  const runs = new GrowingU32(most + 1)
  const writer = new AscendingWriter(grams[0].positions.length + grams[1].positions.length + 64)
  const [a, b] = [new Runs(grams[0], moves[0]), new Runs(grams[1], moves[1])]
  const both = new AscendingList()
  let total = 0
  while (a.key !== END || b.key !== END) {
    const key = Math.min(a.key, b.key)
    let positions = both
    if (a.key === b.key) both.setMerged(a.take(), b.take())
    else positions = a.key === key ? a.take() : b.take()
    if (positions.count === 0) continue
    keys.push(key)
    runs.push(total)
    total += positions.count
    writer.write(positions.values, 0, positions.count)
  }
  runs.push(total)
  return { keys: keys.finish(), runs: runs.finish(), positions: writer.finish() }
}

/** Past every key. */
const END = 0x1_0000_0000

/** The runs of an index, one after the other. */
class Runs {
  /** That of the next run. */
  key: number
  readonly #grams: PackedGrams
  readonly #moves: Moves
  readonly #reader: AscendingReader
  readonly #run = new AscendingList()
  #at = 0

  constructor(grams: PackedGrams, moves: Moves) {
    this.#grams = grams
    this.#moves = moves
    this.#reader = new AscendingReader(grams.positions)
    this.key = grams.keys[0] ?? END
  }

  /** The positions of the next run, moved; theirs is the room of the one before. */
  take(): AscendingList {
    const { keys, runs } = this.#grams
    const count = (runs[this.#at + 1] as number) - (runs[this.#at] as number)
    this.#reader.read(this.#run, count)
    this.#moves.move(this.#run)
    this.#at++
    this.key = keys[this.#at] ?? END
    return this.#run
  }
}
