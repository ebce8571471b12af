import { BREAK_UNIT } from '../../model/break.ts'
import { GrowingU32 } from './growing.ts'
import { packAscending } from './varints.ts'

/** Between the forms of two sections, and before the first. No form holds it. */
export const SEPARATOR = 0

/** How many UTF-16 units there are. */
const UNITS = 1 << 16

/** The positional gram index of some sections in the order it is kept in. */
export interface SortedGrams {
  /** First unit << 16 | second unit of each bigram that occurs, ascending. */
  readonly keys: Uint32Array
  /** Where the run of `keys[i]` starts in `positions`; one more at the end. */
  readonly runs: Uint32Array
  readonly positions: Uint32Array
}

/** The same as it is stored: the positions of each run in steps. */
export interface PackedGrams extends Omit<SortedGrams, 'positions'> {
  readonly positions: Uint8Array
}

/**
 * All positions of the search forms by character, next character and position: a counting sort by character that
 * notes the next one of each, then one of each character's positions by it, in memory that caches hold (most
 * significant digit first; the other way round each unit is looked up anew, which takes five times as long).
 *
 * @param units end with a separator.
 */
export function sortedGrams(units: Uint16Array): SortedGrams {
  const { starts, positions, nexts, longest } = byUnit(units)
  const [keys, runs] = [new GrowingU32(), new GrowingU32()]
  const sorter = new SorterByNext(longest)
  for (let unit = 0; unit < UNITS; unit++) {
    const [from, to] = [starts[unit] as number, starts[unit + 1] as number]
    if (from === to) continue
    sorter.sort(positions.subarray(from, to), nexts.subarray(from, to), (next, start) => {
      keys.push(keyOf(unit, next))
      runs.push(from + start)
    })
  }
  runs.push(positions.length)
  return { keys: keys.finish(), runs: runs.finish(), positions }
}

export function packGrams({ keys, runs, positions }: SortedGrams): PackedGrams {
  return { keys, runs, positions: packAscending(positions, runs) }
}

export function keyOf(first: number, second: number): number {
  return ((first << 16) | second) >>> 0
}

function beginsGram(unit: number): boolean {
  return unit !== SEPARATOR && unit !== BREAK_UNIT
}

/** Positions of all characters, separators and breaks aside, by the character, with the one after each. */
function byUnit(units: Uint16Array) {
  const starts = new Uint32Array(UNITS + 1)
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as number
    if (beginsGram(unit)) starts[unit + 1] = (starts[unit + 1] as number) + 1
  }
  let longest = 0
  for (let unit = 0; unit < UNITS; unit++) {
    const count = starts[unit + 1] as number
    if (count > longest) longest = count
    starts[unit + 1] = count + (starts[unit] as number)
  }
  const count = starts[UNITS] as number
  const positions = new Uint32Array(count)
  const nexts = new Uint16Array(count)
  const places = starts.slice()
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as number
    if (!beginsGram(unit)) continue
    const place = places[unit] as number
    places[unit] = place + 1
    positions[place] = at
    nexts[place] = units[at + 1] as number
  }
  return { starts, positions, nexts, longest }
}

/** Sorts positions of one character by the next one: stable, so that those of a gram stay as they were. */
class SorterByNext {
  /** By next character: how many there are, then where the next of them goes; zeros between sorts. */
  readonly #places = new Uint32Array(UNITS)
  readonly #distinct = new Uint16Array(UNITS)
  readonly #room: Uint32Array

  /** @param most positions that are sorted at once. */
  constructor(most: number) {
    this.#room = new Uint32Array(most)
  }

  /** @param onRun called with each next character, ascending, and where its positions start. */
  sort(
    positions: Uint32Array,
    nexts: Uint16Array,
    onRun: (next: number, start: number) => void,
  ): void {
    const [places, room] = [this.#places, this.#room]
    let count = 0
    for (let i = 0; i < nexts.length; i++) {
      const next = nexts[i] as number
      if (places[next] === 0) this.#distinct[count++] = next
      places[next] = (places[next] as number) + 1
    }
    const distinct = this.#distinct.subarray(0, count).sort()
    let start = 0
    for (const next of distinct) {
      onRun(next, start)
      const end = start + (places[next] as number)
      places[next] = start
      start = end
    }
    for (let i = 0; i < nexts.length; i++) {
      const next = nexts[i] as number
      const place = places[next] as number
      places[next] = place + 1
      room[place] = positions[i] as number
    }
    positions.set(room.subarray(0, positions.length))
    for (const next of distinct) places[next] = 0
  }
}
