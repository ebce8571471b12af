import { simplifyUnits } from './simplify.ts'
import { borrowUnits, textOf } from './units.ts'

/** A text as names are recognised in it: simplified, half-width, without spaces. */
export interface Folded {
  readonly text: string
  /** What the source writes for `[start, end)` of `text`, spaces at its ends trimmed. */
  written(start: number, end: number): string
}

const DROPPED = -1
const LINE_FEED = 0x0a
const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff
/** What a code unit becomes: nothing, its half-width form, or itself. */
const FOLDS = new Int32Array(0x10000)
for (let unit = 0; unit < FOLDS.length; unit += 1) {
  FOLDS[unit] = unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit
}
// White space, and what is not seen.
for (const [first, last = first] of [
  [0x09, 0x0d],
  [0x20],
  [0xa0],
  [0xad],
  [0x1680],
  [0x2000, 0x200f],
  [0x2028, 0x2029],
  [0x202f],
  [0x205f, 0x2060],
  [0x3000],
  [0xfeff],
] as const) {
  FOLDS.fill(DROPPED, first, last + 1)
}
/** Offsets are kept for one unit in so many, a power of 2; the others are counted from there. */
const STEP = 64

/**
 * Folds code unit by code unit, so that every name can be given back as it was written.
 * With `lines`, line ends stay: they separate what a paragraph's name may not cross.
 */
export function fold(source: string, lines = false): Folded {
  const offsets = new Uint32Array(source.length / STEP + 1)
  const units = borrowUnits(source)
  const length = foldUnits(units, lines, offsets)
  const kept = units.subarray(0, length)
  simplifyUnits(kept)
  const text = textOf(kept)
  const offsetOf = (place: number): number => {
    let at = offsets[Math.floor(place / STEP)] ?? 0
    for (let left = place % STEP; left > 0; left -= 1) {
      for (at += 1; foldedUnit(source.charCodeAt(at), lines) === DROPPED; ) at += 1
    }
    return at
  }
  const written = (start: number, end: number): string =>
    end < 1 || end > length ? '' : source.slice(offsetOf(start), offsetOf(end - 1) + 1).trim()
  return { text, written }
}

/** Folds in place and notes where each `STEP`th unit stood; gives how many are left. */
function foldUnits(units: Uint16Array, lines: boolean, offsets: Uint32Array): number {
  let length = 0
  for (let at = 0; at < units.length; at += 1) {
    const folded = foldedUnit(units[at] ?? 0, lines)
    if (folded === DROPPED) continue
    if ((length & (STEP - 1)) === 0) offsets[length / STEP] = at
    units[length] = folded
    length += 1
  }
  return length
}

function foldedUnit(unit: number, lines: boolean): number {
  // Nearly all of a text: no need to look it up.
  if (unit >= FIRST_HAN && unit <= LAST_HAN) return unit
  if (lines && (unit === LINE_FEED || unit === 0x0d)) return LINE_FEED
  return FOLDS[unit] ?? DROPPED
}
