import { Kept } from '../../kept.ts'
import { Bitmap } from '../../match/bitmap.ts'
import { keyOf, sortedGrams } from './sorted-grams.ts'

/** Positions of characters more frequent than this are kept once sorted, up to so many in all or so large a share. */
const KEPT_FROM = 1 << 14
const KEPT_POSITIONS = 1 << 23
const KEPT_SHARE = 1 / 8

/**
 * The positional gram index: all positions of the search forms, sorted by (character, next
 * character, position), so that each bigram is one run in text order and each character the union
 * of neighbouring runs.
 */
export class GramIndex {
  /** Search forms of all sections, a `SEPARATOR` before, between and after them. */
  readonly units: Uint16Array
  /** First unit << 16 | second unit of each bigram that occurs, ascending. */
  readonly keys: Uint32Array
  /** Where the run of `keys[i]` starts in `positions`; one more at the end. */
  readonly runs: Uint32Array
  readonly positions: Uint32Array
  /** For each character, the first of its keys; one more at the end. */
  readonly #rows: Uint32Array
  /** Sorted positions of frequent characters that were asked for. */
  readonly #unigrams: Kept<number, Uint32Array>

  constructor(units: Uint16Array, keys: Uint32Array, runs: Uint32Array, positions: Uint32Array) {
    this.units = units
    this.keys = keys
    this.runs = runs
    this.positions = positions
    this.#rows = rowsOf(keys)
    const most = Math.max(KEPT_POSITIONS, positions.length * KEPT_SHARE)
    this.#unigrams = new Kept(most, ({ length }) => length)
  }

  static build(units: Uint16Array): GramIndex {
    const { keys, runs, positions } = sortedGrams(units)
    return new GramIndex(units, keys, runs, positions)
  }

  /** How often a bigram stands. */
  count(first: number, second: number): number {
    const at = this.#placeOf(first, second)
    return at < 0 ? 0 : (this.runs[at + 1] as number) - (this.runs[at] as number)
  }

  /** Positions of a bigram, ascending; a view, not to be changed. */
  bigram(first: number, second: number): Uint32Array {
    const at = this.#placeOf(first, second)
    return at < 0
      ? this.positions.subarray(0, 0)
      : this.positions.subarray(this.runs[at], this.runs[at + 1])
  }

  /** How often a character stands. */
  unigramCount(unit: number): number {
    const from = this.runs[this.#rows[unit] as number] as number
    return (this.runs[this.#rows[unit + 1] as number] as number) - from
  }

  /** Positions of a character, ascending; not to be changed. Those of frequent characters are kept. */
  unigram(unit: number): Uint32Array {
    const kept = this.#unigrams.get(unit)
    if (kept !== undefined) return kept
    const from = this.runs[this.#rows[unit] as number]
    const to = this.runs[this.#rows[unit + 1] as number]
    const byNext = this.positions.subarray(from, to)
    const positions = ascending(byNext, this.units.length)
    if (positions.length >= KEPT_FROM) this.#unigrams.set(unit, positions)
    return positions
  }

  /** Place of a bigram among the keys; below 0 where there is none. */
  #placeOf(first: number, second: number): number {
    const key = keyOf(first, second)
    let low = this.#rows[first] as number
    let high = this.#rows[first + 1] as number
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.keys[middle] as number) < key) low = middle + 1
      else high = middle
    }
    return this.keys[low] === key ? low : -1
  }
}

function rowsOf(keys: Uint32Array): Uint32Array {
  const rows = new Uint32Array(0x10001)
  let unit = 0
  for (let at = 0; at < keys.length; at++) {
    const first = (keys[at] as number) >>> 16
    while (unit <= first) rows[unit++] = at
  }
  return rows.fill(keys.length, unit)
}

/** A sorted copy: through a bitmap of the text where that is not much larger than the positions are. */
function ascending(positions: Uint32Array, units: number): Uint32Array {
  if (positions.length * 32 < units) return positions.slice().sort()
  const bitmap = new Bitmap(units)
  bitmap.add(positions)
  return bitmap.values(new Uint32Array(positions.length))
}
