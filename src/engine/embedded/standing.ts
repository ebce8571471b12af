import { Boundary } from '../../match/boundary.ts'
import type { TermOccurrences } from '../search-engine.ts'
import type { PositionBits } from './position-bits.ts'

/** Bits that two bytes surely hold from any bit of the first on, less one: lengths that are told without a branch. */
const SHORT = 8

/**
 * `boundaryAt` over the bits of an index. Asked for every occurrence of frequent terms, where calling
 * an interface for each bit takes several times longer.
 */
function boundaryIn(bits: Uint8Array, start: number, end: number): number {
  const begins = ((bits[start >>> 3] as number) >>> (start & 7)) & 1
  const closes = ((bits[end >>> 3] as number) >>> (end & 7)) & 1
  if (begins === closes) return begins === 1 ? Boundary.whole : Boundary.across
  for (let inside = start + 1; inside < end; inside++) {
    if ((((bits[inside >>> 3] as number) >>> (inside & 7)) & 1) === 1) return Boundary.across
  }
  return Boundary.part
}

/**
 * 1 where an occurrence stands across words, else 0. How it stands cannot be foretold: of a short one it is reckoned,
 * without a branch.
 */
function isAcross(bits: Uint8Array, start: number, length: number): number {
  if (length > SHORT) return boundaryIn(bits, start, start + length) === Boundary.across ? 1 : 0
  const at = start >>> 3
  const both = ((bits[at] as number) | ((bits[at + 1] as number) << 8)) >>> (start & 7)
  const begins = both & 1
  const closes = (both >>> length) & 1
  const inside = both & ((1 << length) - 2)
  const isParted = (inside | -inside) >>> 31
  return ((begins ^ closes) & isParted) | (1 ^ (begins | closes))
}

/** Whether one of the occurrences in the `i`-th section stands as words or as a part of one. */
export function standsAsWords(
  { bits }: PositionBits,
  { positions, firsts, ends, length, lengths }: TermOccurrences,
  i: number,
): boolean {
  const past = ends[i] as number
  for (let k = firsts[i] as number; k < past; k++) {
    const own = lengths === null ? length : (lengths[k] as number)
    if (isAcross(bits, positions[k] as number, own) === 0) return true
  }
  return false
}

/** Marks the sections in which a term stands across words only, those marked before aside. @returns how many. */
export function markAcross(
  { bits }: PositionBits,
  { positions, firsts, ends, length, lengths }: TermOccurrences,
  marked: Uint8Array,
): number {
  const count = firsts.length
  let across = 0
  for (let i = 0; i < count; i++) {
    let k = firsts[i] as number
    const past = ends[i] as number
    if (k === past || marked[i] === 1) continue
    for (; k < past; k++) {
      const own = lengths === null ? length : (lengths[k] as number)
      if (isAcross(bits, positions[k] as number, own) === 0) break
    }
    if (k < past) continue
    marked[i] = 1
    across++
  }
  return across
}

/** Writes down where those of the `i`-th section start that stand as words or as parts of one. @returns how far. */
export function takeWords(
  { bits }: PositionBits,
  { positions, firsts, ends, length }: TermOccurrences,
  i: number,
  into: Uint32Array,
  from: number,
): number {
  let written = from
  const past = ends[i] as number
  for (let k = firsts[i] as number; k < past; k++) {
    const start = positions[k] as number
    into[written] = start
    written += 1 - isAcross(bits, start, length)
  }
  return written
}

/**
 * What the occurrences in the `i`-th section weigh together.
 *
 * @param weights one for each `Boundary`.
 * @param leadEnd occurrences before it weigh `inLead` times more.
 */
export function weigh(
  { bits }: PositionBits,
  { positions, firsts, ends, length, lengths }: TermOccurrences,
  i: number,
  weights: readonly number[],
  leadEnd: number,
  inLead: number,
): number {
  let sum = 0
  const past = ends[i] as number
  for (let k = firsts[i] as number; k < past; k++) {
    const start = positions[k] as number
    const end = start + (lengths === null ? length : (lengths[k] as number))
    const weight = weights[boundaryIn(bits, start, end)] as number
    sum += start < leadEnd ? inLead * weight : weight
  }
  return sum
}
