import { BREAK_UNIT } from '../../model/break.ts'
import { AscendingWriter } from './ascending-lists.ts'
import { GrowingU32 } from './growing.ts'

/** Between the forms of two sections, and before the first. No form holds it. */
export const SEPARATOR = 0

/** How many UTF-16 units there are. */
const UNITS = 1 << 16

/** Positions that are sorted at a time, about: each takes ten bytes meanwhile at most. */
const AT_ONCE = 1 << 25

/** In place of a place: the character is not of those sorted now. */
const NONE = 0xffff_ffff

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
 * All positions of the search forms by character, next character and position.
 *
 * @param units end with a separator.
 * @param atOnce how many are sorted at a time, about.
 */
export function sortedGrams(units: Uint16Array, atOnce = AT_ONCE): SortedGrams {
  const counts = countsOf(units)
  const positions = new Uint32Array(sumOf(counts))
  let at = 0
  const { keys, runs } = eachRun(units, counts, atOnce, (sorted, from, to) => {
    positions.set(sorted.subarray(from, to), at)
    at += to - from
  })
  return { keys, runs, positions }
}

/** The same in steps: never all of them are in memory as they are. */
export function packedGrams(units: Uint16Array, atOnce = AT_ONCE): PackedGrams {
  const counts = countsOf(units)
  const writer = new AscendingWriter(2 * sumOf(counts))
  const write: OnRun = (sorted, from, to) => writer.write(sorted, from, to)
  const { keys, runs } = eachRun(units, counts, atOnce, write)
  return { keys, runs, positions: writer.finish() }
}

export function keyOf(first: number, second: number): number {
  return ((first << 16) | second) >>> 0
}

/** How often each character stands; 0 of what begins no gram. */
function countsOf(units: Uint16Array): Uint32Array {
  const counts = new Uint32Array(UNITS)
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as number
    counts[unit] = (counts[unit] as number) + 1
  }
  counts[SEPARATOR] = 0
  counts[BREAK_UNIT] = 0
  return counts
}

function sumOf(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Told of the positions of one gram after the other, ascending, from `from` up to `to`; they are written over later. */
type OnRun = (positions: Uint32Array, from: number, to: number) => void

/**
 * A counting sort by character that notes the next one of each, for as many characters at a time as there is room for;
 * then one of each character's positions by it, in memory that caches hold (most significant digit first; the other way
 * round each unit is looked up anew, which takes five times as long).
 */
function eachRun(
  units: Uint16Array,
  counts: Uint32Array,
  atOnce: number,
  onRun: OnRun,
): Pick<SortedGrams, 'keys' | 'runs'> {
  const [keys, runs] = [new GrowingU32(), new GrowingU32()]
  const stretches = stretchesOf(counts, atOnce)
  const most = stretches.reduce((most, { count }) => Math.max(most, count), 0)
  const [positions, nexts] = [new Uint32Array(most), new Uint16Array(most)]
  const sorter = new SorterByNext(counts.reduce((most, count) => Math.max(most, count), 0))
  let total = 0
  for (const stretch of stretches) {
    scatter(units, counts, stretch, positions, nexts)
    let start = 0
    for (let unit = stretch.from; unit < stretch.to; unit++) {
      const end = start + (counts[unit] as number)
      if (start === end) continue
      const after = nexts.subarray(start, end)
      sorter.sort(positions.subarray(start, end), after, (next, sorted, from, to) => {
        keys.push(keyOf(unit, next))
        runs.push(total)
        total += to - from
        onRun(sorted, from, to)
      })
      start = end
    }
  }
  runs.push(total)
  return { keys: keys.finish(), runs: runs.finish() }
}

/** Neighbouring characters, and how often all of them stand. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** All characters in as few stretches as may be, of which none stands more often, unless it is of one character. */
function stretchesOf(counts: Uint32Array, most: number): Stretch[] {
  const stretches: Stretch[] = []
  let [from, count] = [0, 0]
  for (let unit = 0; unit < UNITS; unit++) {
    const more = counts[unit] as number
    if (count > 0 && count + more > most) {
      stretches.push({ from, to: unit, count })
      from = unit
      count = 0
    }
    count += more
  }
  if (count > 0) stretches.push({ from, to: UNITS, count })
  return stretches
}

/** Puts down the positions of some characters by the character, with the one after each. */
function scatter(
  units: Uint16Array,
  counts: Uint32Array,
  { from, to }: Stretch,
  positions: Uint32Array,
  nexts: Uint16Array,
): void {
  const places = new Uint32Array(UNITS).fill(NONE)
  let next = 0
  for (let unit = from; unit < to; unit++) {
    const count = counts[unit] as number
    if (count > 0) places[unit] = next
    next += count
  }
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as number
    const place = places[unit] as number
    if (place === NONE) continue
    places[unit] = place + 1
    positions[place] = at
    nexts[place] = units[at + 1] as number
  }
}

/** Sorts positions of one character by the next one: stable, so that those of a gram stay as they were. */
class SorterByNext {
  /** By next character: how many there are, then where they end; zeros between sorts. */
  readonly #places = new Uint32Array(UNITS)
  readonly #distinct = new Uint16Array(UNITS)
  readonly #room: Uint32Array

  /** @param most positions that are sorted at once. */
  constructor(most: number) {
    this.#room = new Uint32Array(most)
  }

  /** @param told of each next character, ascending, its positions from `from` up to `to`; they are written over later. */
  sort(
    positions: Uint32Array,
    nexts: Uint16Array,
    told: (next: number, sorted: Uint32Array, from: number, to: number) => void,
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
    let from = 0
    for (const next of distinct) {
      const to = places[next] as number
      places[next] = 0
      told(next, room, from, to)
      from = to
    }
  }
}
