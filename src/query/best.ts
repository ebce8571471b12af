import type { Scorer } from './rank.ts'

interface Ranked {
  readonly place: number
  readonly score: number
}

/** A bound adds up the parts of a score in another order: room for rounding, so that ties are kept. */
const ROUNDING = 1e-9

/**
 * The best `count` of all places but the hidden ones, best first: a heap whose root is the worst of those kept, so
 * that most places are passed over by their bound alone.
 *
 * @param breakTie below 0 when place `a` comes before place `b` at equal scores; never 0.
 */
export function best(
  places: number,
  count: number,
  scorer: Pick<Scorer, 'bound' | 'score'>,
  breakTie: (a: number, b: number) => number,
  hidden: ReadonlySet<number> = new Set(),
): number[] {
  const compare = (a: Ranked, b: Ranked) => b.score - a.score || breakTie(a.place, b.place)
  const heap: Ranked[] = []
  for (let place = 0; place < places; place++) {
    if (hidden.size > 0 && hidden.has(place)) continue
    const worst = heap[0]
    if (worst === undefined || heap.length < count) {
      heap.push({ place, score: scorer.score(place) })
      if (heap.length === count) for (let i = count >> 1; i >= 0; i--) sink(heap, i, compare)
      continue
    }
    const bound = scorer.bound(place)
    if (bound + Math.abs(bound) * ROUNDING < worst.score) continue
    const candidate = { place, score: scorer.score(place) }
    if (compare(candidate, worst) > 0) continue
    heap[0] = candidate
    sink(heap, 0, compare)
  }
  return heap.sort(compare).map(({ place }) => place)
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
