/**
 * Place of the first value of an ascending list, from a place on, that is no smaller than the one
 * asked for; the list's length when there is none. Strides double until it is passed, then halve,
 * so that near places are found as fast as by walking, and far ones much faster.
 */
export function seek(list: ArrayLike<number>, value: number, from: number): number {
  let low = from
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

/** Ordinals of sections, ascending: what both lists hold. */
export function intersection(a: Uint32Array, b: Uint32Array): Uint32Array {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  const common = new Uint32Array(shorter.length)
  let length = 0
  for (let i = 0, j = 0; i < shorter.length && j < longer.length; i++) {
    const value = shorter[i] as number
    j = seek(longer, value, j)
    if (longer[j] === value) common[length++] = value
  }
  return common.slice(0, length)
}

/** What any of the ascending lists holds. */
export function union(lists: readonly Uint32Array[]): Uint32Array {
  const [first, second, ...rest] = lists
  if (first === undefined) return new Uint32Array(0)
  if (second === undefined) return first
  const all = new Uint32Array(first.length + second.length)
  let length = 0
  for (let i = 0, j = 0; i < first.length || j < second.length; ) {
    const x = first[i] ?? Number.POSITIVE_INFINITY
    const y = second[j] ?? Number.POSITIVE_INFINITY
    all[length++] = Math.min(x, y)
    if (x <= y) i++
    if (y <= x) j++
  }
  return union([all.slice(0, length), ...rest])
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
