import { Bitmap } from './bitmap.ts'
import { unset, zeros } from './room.ts'

/** Values that are walked before strides double: most that are sought are as near as that. */
const NEAR = 4

/**
 * Place of the first value of an ascending list, from a place on, that is no smaller than the one
 * asked for; the list's length when there is none. Strides double until it is passed, then halve,
 * so that near places are found as fast as by walking, and far ones much faster.
 */
export function seek(list: Uint32Array, value: number, from: number): number {
  let low = from
  const near = Math.min(from + NEAR, list.length)
  while (low < near && (list[low] as number) < value) low++
  if (low < near) return low
  let stride = 1
  while (low + stride <= list.length && (list[low + stride - 1] as number) < value) {
    low += stride
    stride *= 2
  }
  let high = Math.min(low + stride - 1, list.length)
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Calls back for each value that both ascending lists hold, with its place in either. */
export function inBoth(
  first: Uint32Array,
  second: Uint32Array,
  visit: (inFirst: number, inSecond: number) => void,
): void {
  const swapped = second.length < first.length
  const [shorter, longer] = swapped ? [second, first] : [first, second]
  for (let i = 0, j = 0; i < shorter.length && j < longer.length; i++) {
    const value = shorter[i] as number
    j = seek(longer, value, j)
    if (longer[j] !== value) continue
    if (swapped) visit(j, i)
    else visit(i, j)
  }
}

/** A list so many times shorter than another is sought through it: fewer steps, each dearer. */
const MUCH_SHORTER = 8

/** Fewer numbers are not worth a table. */
const WORTH_A_TABLE = 1 << 10

/** Whether two lists are so long, and so much alike, that a table of one is faster than seeking. */
export function areWorthATable(a: Uint32Array, b: Uint32Array): boolean {
  const shorter = Math.min(a.length, b.length)
  const longer = Math.max(a.length, b.length)
  return longer >= WORTH_A_TABLE && shorter * MUCH_SHORTER >= longer
}

/** For each number up to the last of a list, its place there and one more; 0 where it is not. */
export function placesIn(list: Uint32Array): Uint32Array {
  const places = zeros(Uint32Array, (list.at(-1) ?? -1) + 1)
  for (let i = 0; i < list.length; i++) places[list[i] as number] = i + 1
  return places
}

/** What both lists hold. */
export function intersection(a: Uint32Array, b: Uint32Array): Uint32Array {
  return areWorthATable(a, b) ? marked(a, b) : sought(a, b)
}

/** Which numbers both hold cannot be foretold: so it is reckoned, without a branch. */
function marked(a: Uint32Array, b: Uint32Array): Uint32Array {
  const isHeld = zeros(Uint8Array, (a.at(-1) as number) + 1)
  for (let i = 0; i < a.length; i++) isHeld[a[i] as number] = 1
  const common = unset(Uint32Array, b.length)
  let length = 0
  for (let i = 0; i < b.length && (b[i] as number) < isHeld.length; i++) {
    const value = b[i] as number
    common[length] = value
    length += isHeld[value] as number
  }
  return common.subarray(0, length)
}

function sought(a: Uint32Array, b: Uint32Array): Uint32Array {
  const [shorter, longer] = b.length < a.length ? [b, a] : [a, b]
  const common = unset(Uint32Array, shorter.length)
  let length = 0
  for (let i = 0, j = 0; i < shorter.length && j < longer.length; i++) {
    const value = shorter[i] as number
    j = seek(longer, value, j)
    if (longer[j] === value) common[length++] = value
  }
  return common.subarray(0, length)
}

/** What any of the ascending lists holds. */
export function union(lists: readonly Uint32Array[]): Uint32Array {
  const held = lists.filter((list) => list.length > 0)
  const [first] = held
  if (first === undefined || held.length === 1) return first ?? new Uint32Array(0)
  const bound = 1 + Math.max(...held.map((list) => list.at(-1) as number))
  const bitmap = new Bitmap(bound)
  for (const list of held) bitmap.add(list)
  const most = held.reduce((sum, list) => sum + list.length, 0)
  return bitmap.values(unset(Uint32Array, Math.min(most, bound)))
}

/** What the first list holds and the second does not. */
export function difference(a: Uint32Array, b: Uint32Array): Uint32Array {
  const left = unset(Uint32Array, a.length)
  let length = 0
  for (let i = 0, j = 0; i < a.length; i++) {
    const x = a[i] as number
    while (j < b.length && (b[j] as number) < x) j++
    if (b[j] !== x) left[length++] = x
  }
  return left.subarray(0, length)
}
