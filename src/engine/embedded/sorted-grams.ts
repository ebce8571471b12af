import { BREAK_UNIT } from '../../model/break.ts'
import { GrowingU32 } from './growing.ts'
import { packAscending } from './varints.ts'

/** Between the forms of two sections, and before the first. No form holds it. */
export const SEPARATOR = 0

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
 * All positions of the search forms by character, next character and position. Built by two stable
 * counting sorts, last key first, as in LSD radix sort.
 */
export function sortedGrams(units: Uint16Array): SortedGrams {
  const positions = byUnit(byNext(units), units)
  const keys = new GrowingU32()
  const runs = new GrowingU32()
  let last = -1
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] as number
    const key = keyOf(units[position] as number, units[position + 1] as number)
    if (key === last) continue
    keys.push(key)
    runs.push(i)
    last = key
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

/** Positions of all characters by the one after them: separators and breaks begin no gram. */
function byNext(units: Uint16Array): Uint32Array {
  const places = new Uint32Array(0x10001)
  for (let at = 0; at < units.length; at++) {
    if (!beginsGram(units[at] as number)) continue
    const slot = (units[at + 1] as number) + 1
    places[slot] = (places[slot] as number) + 1
  }
  const sorted = new Uint32Array(sumUp(places))
  for (let at = 0; at < units.length; at++) {
    if (!beginsGram(units[at] as number)) continue
    const next = units[at + 1] as number
    const place = places[next] as number
    sorted[place] = at
    places[next] = place + 1
  }
  return sorted
}

/** Positions by the unit that stands there: stable, so that those of a character stay as they were. */
function byUnit(positions: Uint32Array, units: Uint16Array): Uint32Array {
  const places = new Uint32Array(0x10001)
  for (let i = 0; i < positions.length; i++) {
    const slot = (units[positions[i] as number] as number) + 1
    places[slot] = (places[slot] as number) + 1
  }
  const sorted = new Uint32Array(sumUp(places))
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] as number
    const unit = units[position] as number
    const place = places[unit] as number
    sorted[place] = position
    places[unit] = place + 1
  }
  return sorted
}

/** Makes of how many there are where each begins. @returns how many there are in all. */
function sumUp(counts: Uint32Array): number {
  for (let unit = 1; unit < counts.length; unit++) {
    counts[unit] = (counts[unit] as number) + (counts[unit - 1] as number)
  }
  return counts.at(-1) as number
}
