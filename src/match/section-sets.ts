/** Ordinals of sections, ascending: what both lists hold. */
export function intersection(a: Uint32Array, b: Uint32Array): Uint32Array {
  const common = new Uint32Array(Math.min(a.length, b.length))
  let length = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as number
    const y = b[j] as number
    if (x === y) common[length++] = x
    if (x <= y) i++
    if (y <= x) j++
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
