/**
 * The places of the best `count` items, best first, without sorting the rest: a heap whose root is
 * the worst of those kept.
 *
 * @param before whether place `a` comes before place `b`; a strict total order.
 */
export function best(
  items: number,
  count: number,
  before: (a: number, b: number) => boolean,
): number[] {
  const heap: number[] = []
  const at = (i: number) => heap[i] as number
  const sink = (from: number) => {
    for (let i = from; ; ) {
      let worst = i
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < heap.length && before(at(worst), at(child))) worst = child
      }
      if (worst === i) return
      ;[heap[i], heap[worst]] = [at(worst), at(i)]
      i = worst
    }
  }
  const kept = Math.min(items, count)
  for (let i = 0; i < kept; i++) heap.push(i)
  for (let i = (kept >> 1) - 1; i >= 0; i--) sink(i)
  for (let i = kept; i < items && kept > 0; i++) {
    if (!before(i, at(0))) continue
    heap[0] = i
    sink(0)
  }
  return heap.sort((a, b) => (before(a, b) ? -1 : 1))
}
