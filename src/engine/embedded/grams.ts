import { Kept } from '../../kept.ts'
import { BREAK_UNIT } from '../../model/break.ts'

/** Between the forms of two sections, and before the first. No form holds it. */
export const SEPARATOR = 0

/** Positions of characters more frequent than this are kept once sorted, up to so many in all. */
const KEPT_FROM = 1 << 14
const KEPT_POSITIONS = 1 << 23

/**
 * The positional gram index: all positions of the search forms, sorted by (character, next
 * character, position), so that each bigram is one run in text order and each character the union
 * of neighbouring runs.
 *
 * Built by two stable counting sorts, last key first, as in LSD radix sort.
 */
export class GramIndex {
  /** Search forms of all sections, a `SEPARATOR` before, between and after them. */
  readonly units: Uint16Array
  /** First unit << 16 | second unit of each bigram that occurs, ascending. */
  readonly keys: Uint32Array
  /** Where the run of `keys[i]` starts in `positions`; one more at the end. */
  readonly runs: Uint32Array
  readonly positions: Uint32Array
  /** Sorted positions of frequent characters that were asked for. */
  readonly #unigrams = new Kept<number, Uint32Array>(KEPT_POSITIONS, ({ length }) => length)

  constructor(units: Uint16Array, keys: Uint32Array, runs: Uint32Array, positions: Uint32Array) {
    this.units = units
    this.keys = keys
    this.runs = runs
    this.positions = positions
  }

  static build(units: Uint16Array): GramIndex {
    const bySecond = countingSort(indexed(units), (position) => units[position + 1] as number)
    const positions = countingSort(bySecond, (position) => units[position] as number)
    const keys: number[] = []
    const runs: number[] = []
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
    return new GramIndex(units, Uint32Array.from(keys), Uint32Array.from(runs), positions)
  }

  /** Positions of a bigram, ascending; a view, not to be changed. */
  bigram(first: number, second: number): Uint32Array {
    const key = keyOf(first, second)
    const at = this.#firstKeyFrom(key)
    if (this.keys[at] !== key) return this.positions.subarray(0, 0)
    return this.positions.subarray(this.runs[at], this.runs[at + 1])
  }

  /** Positions of a character, ascending; not to be changed. Those of frequent characters are kept. */
  unigram(unit: number): Uint32Array {
    const kept = this.#unigrams.get(unit)
    if (kept !== undefined) return kept
    const from = this.#firstKeyFrom(keyOf(unit, 0))
    const to = unit === 0xffff ? this.keys.length : this.#firstKeyFrom(keyOf(unit + 1, 0))
    const byNext = this.positions.subarray(this.runs[from], this.runs[to])
    const positions = ascending(byNext, this.units.length)
    if (positions.length >= KEPT_FROM) this.#unigrams.set(unit, positions)
    return positions
  }

  #firstKeyFrom(key: number): number {
    let low = 0
    let high = this.keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.keys[middle] as number) < key) low = middle + 1
      else high = middle
    }
    return low
  }
}

function keyOf(first: number, second: number): number {
  return ((first << 16) | second) >>> 0
}

/**
 * A sorted copy. Many positions are marked in a bitmap of the text and read off, which is several
 * times faster than comparing them where the bitmap is not much larger than they are.
 */
function ascending(positions: Uint32Array, units: number): Uint32Array {
  if (positions.length * 32 < units) return positions.slice().sort()
  const bitmap = new Uint32Array((units >>> 5) + 1)
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] as number
    const word = position >>> 5
    bitmap[word] = (bitmap[word] as number) | (1 << (position & 31))
  }
  const sorted = new Uint32Array(positions.length)
  let length = 0
  for (let word = 0; word < bitmap.length; word++) {
    for (let bits = bitmap[word] as number; bits !== 0; bits &= bits - 1) {
      sorted[length++] = (word << 5) + (31 - Math.clz32(bits & -bits))
    }
  }
  return sorted
}

/** Positions of all characters: separators and breaks begin no gram. */
function indexed(units: Uint16Array): Uint32Array {
  const positions = new Uint32Array(units.length)
  let length = 0
  for (let position = 0; position < units.length; position++) {
    const unit = units[position]
    if (unit !== SEPARATOR && unit !== BREAK_UNIT) positions[length++] = position
  }
  return positions.slice(0, length)
}

/** Stable, linear. */
function countingSort(values: Uint32Array, keyAt: (value: number) => number): Uint32Array {
  const places = new Uint32Array(0x10001)
  for (const value of values) {
    const slot = keyAt(value) + 1
    places[slot] = (places[slot] as number) + 1
  }
  for (let key = 1; key <= 0x10000; key++) {
    places[key] = (places[key] as number) + (places[key - 1] as number)
  }
  const sorted = new Uint32Array(values.length)
  for (const value of values) {
    const key = keyAt(value)
    sorted[places[key] as number] = value
    places[key] = (places[key] as number) + 1
  }
  return sorted
}
