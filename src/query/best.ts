import type { Scorer } from './rank.ts'

/** A place among the matches, with its score. */
export interface Ranked {
  readonly place: number
  readonly score: number
}

/** A bound adds up the parts of a score in another order: room for rounding, so that ties are kept. */
const ROUNDING = 1 + 1e-9

/**
 * The best `count` of all places, best first: a heap whose root is the worst of those kept, so
 * that most places are passed over by their bound alone.
 *
 * @param breakTie below 0 when place `a` comes before place `b` at equal scores; never 0.
 */
export function best(
  places: number,
  count: number,
  scorer: Scorer,
  breakTie: (a: number, b: number) => number,
): Ranked[] {
  const compare = (a: Ranked, b: Ranked) => b.score - a.score || breakTie(a.place, b.place)
  const heap: Ranked[] = []
  for (let place = 0; place < places; place++) {
    const worst = heap[0]
    if (worst === undefined || heap.length < count) {
      heap.push({ place, score: scorer.score(place) })
      if (heap.length === count) for (let i = count >> 1; i >= 0; i--) sink(heap, i, compare)
      continue
    }
    if (scorer.bound(place) * ROUNDING < worst.score) continue
    const candidate = { place, score: scorer.score(place) }
    if (compare(candidate, worst) > 0) continue
    heap[0] = candidate
    sink(heap, 0, compare)
  }
  return heap.sort(compare)
}

/** Moves an item down to where no child is worse. */
function sink(heap: Ranked[], from: number, compare: (a: Ranked, b: Ranked) => number): void {
  const at = (i: number) => heap[i] as Ranked
  for (let i = from; ; ) {
    let worst = i
    for (const child of [2 * i + 1, 2 * i + 2]) {
      if (child < heap.length && compare(at(child), at(worst)) > 0) worst = child
    }
    if (worst === i) return
    ;[heap[i], heap[worst]] = [at(worst), at(i)]
    i = worst
  }
}
