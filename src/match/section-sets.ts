import { Bitmap } from './bitmap.ts'

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

/** What both lists hold. */
export function intersection(a: Uint32Array, b: Uint32Array): Uint32Array {
  const [shorter, longer] = b.length < a.length ? [b, a] : [a, b]
  const common = new Uint32Array(shorter.length)
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
  const bitmap = new Bitmap(1 + Math.max(...held.map((list) => list.at(-1) as number)))
  for (const list of held) bitmap.add(list)
  return bitmap.values(held.reduce((sum, list) => sum + list.length, 0))
}

/** What the first list holds and the second does not. */
export function difference(a: Uint32Array, b: Uint32Array): Uint32Array {
  const left = new Uint32Array(a.length)
  let length = 0
  for (let i = 0, j = 0; i < a.length; i++) {
    const x = a[i] as number
    while (j < b.length && (b[j] as number) < x) j++
    if (b[j] !== x) left[length++] = x
  }
  return left.slice(0, length)
}
