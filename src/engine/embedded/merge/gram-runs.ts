import { AscendingList, readSteps } from '../ascending-lists.ts'
import type { PackedGrams } from '../sorted-grams.ts'
import type { Moves } from './moves.ts'

/** Past every key. */
export const PAST_ALL = 0x1_0000_0000

/** The runs of an index, one after the other. */
export class GramRuns {
  /** That of the next run. */
  key: number
  readonly #grams: PackedGrams
  readonly #moves: Moves
  readonly #run = new AscendingList()
  #at = 0
  #read = 0

  constructor(grams: PackedGrams, moves: Moves) {
    this.#grams = grams
    this.#moves = moves
    this.key = grams.keys[0] ?? PAST_ALL
  }

  /** The positions of the next run, moved; theirs is the room of the one before. */
  take(): AscendingList {
    const { keys, runs, positions } = this.#grams
    const count = (runs[this.#at + 1] as number) - (runs[this.#at] as number)
    this.#run.clear(count)
    this.#read = readSteps(positions, this.#read, this.#run.values, 0, count)
    this.#run.count = count
    this.#moves.move(this.#run)
    this.#at++
    this.key = keys[this.#at] ?? PAST_ALL
    return this.#run
  }
}
