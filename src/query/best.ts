import { unset } from '../match/room.ts'
import type { Scorer } from './rank.ts'

/**
 * The best `count` of all places but the hidden ones, best first: a heap whose root is the worst of those kept, so
 * that most places are passed over by their bound alone.
 *
 * @param breakTie below 0 when place `a` comes before place `b` at equal scores; never 0.
 */
export function best(
  places: number,
  count: number,
  scorer: Pick<Scorer, 'next' | 'score' | 'promising'>,
  breakTie: (a: number, b: number) => number,
  hidden: ReadonlySet<number> = new Set(),
): number[] {
  const heap = new WorstFirst(Math.min(count, places), breakTie)
  let least = Number.NEGATIVE_INFINITY
  const promising = new Set(scorer.promising(count))
  for (const place of promising) {
    if (!hidden.has(place)) heap.offer(place, scorer.score(place))
  }
  if (promising.size > 0 && heap.isFull) least = heap.worst
  for (let place = scorer.next(0, least); place < places; place = scorer.next(place + 1, least)) {
    if ((hidden.size > 0 && hidden.has(place)) || promising.has(place)) continue
    heap.offer(place, scorer.score(place))
    if (heap.isFull) least = heap.worst
  }
  return heap.bestFirst()
}

/** Places of the greatest of some numbers, so many of them. */
export function greatest(values: Float64Array, count: number): number[] {
  const heap = new WorstFirst(Math.min(count, values.length), (a, b) => a - b)
  for (let place = 0; place < values.length; place++) {
    const value = values[place] as number
    if (!heap.isFull || value > heap.worst) heap.offer(place, value)
  }
  return heap.bestFirst()
}

/** The best places so far, in a binary heap with the worst of them at its root. */
class WorstFirst {
  readonly #places: Uint32Array
  readonly #scores: Float64Array
  readonly #breakTie: (a: number, b: number) => number
  #length = 0

  constructor(most: number, breakTie: (a: number, b: number) => number) {
    this.#places = unset(Uint32Array, most)
    this.#scores = unset(Float64Array, most)
    this.#breakTie = breakTie
  }

  get isFull(): boolean {
    return this.#length === this.#places.length
  }

  get worst(): number {
    return this.#scores[0] as number
  }

  offer(place: number, score: number): void {
    if (!this.isFull) {
      this.#rise(this.#length++, place, score)
    } else if (this.#isWorse(this.#places[0] as number, this.worst, place, score)) {
      this.#sink(place, score)
    }
  }

  /** Gives the places away, best first: the worst that is left goes to the end. */
  bestFirst(): number[] {
    const places = new Array<number>(this.#length)
    while (this.#length > 0) {
      const end = --this.#length
      places[end] = this.#placeAt(0)
      this.#sink(this.#placeAt(end), this.#scoreAt(end))
    }
    return places
  }

  #isWorse(place: number, score: number, than: number, itsScore: number): boolean {
    return score < itsScore || (score === itsScore && this.#breakTie(place, than) > 0)
  }

  /** Puts a place in at the end, and above all that are better. */
  #rise(end: number, place: number, score: number): void {
    let i = end
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!this.#isWorse(place, score, this.#placeAt(parent), this.#scoreAt(parent))) break
      this.#move(parent, i)
      i = parent
    }
    this.#put(i, place, score)
  }

  /** Puts a place in at the root, and below all that are worse. */
  #sink(place: number, score: number): void {
    let i = 0
    for (let child = 1; child < this.#length; child = 2 * i + 1) {
      const other = child + 1
      const isOtherWorse =
        other < this.#length &&
        this.#isWorse(
          this.#placeAt(other),
          this.#scoreAt(other),
          this.#placeAt(child),
          this.#scoreAt(child),
        )
      const worst = isOtherWorse ? other : child
      if (!this.#isWorse(this.#placeAt(worst), this.#scoreAt(worst), place, score)) break
      this.#move(worst, i)
      i = worst
    }
    this.#put(i, place, score)
  }

  #placeAt(i: number): number {
    return this.#places[i] as number
  }

  #scoreAt(i: number): number {
    return this.#scores[i] as number
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#placeAt(from), this.#scoreAt(from))
  }

  #put(i: number, place: number, score: number): void {
    this.#places[i] = place
    this.#scores[i] = score
  }
}
