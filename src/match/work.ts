import { QueryError } from '../errors.ts'

/**
 * Units of text one query may compare: about 0.3 s, since whatever takes longer than a nanosecond (a position
 * to sort, a character to fold, an occurrence to hold beside others) is spent as so many units. Ordinary
 * queries leave most places at the first unit and stay below a hundredth of it at a million sections; at a
 * hundred thousand, either of the 32 most frequent characters is a fourth of it.
 */
const MOST = 300_000_000

/** Folding a character costs about as much as comparing this many. */
export const UNITS_A_FOLD = 8

/** What is left of the work a query may cost (law 8). */
export class Work {
  #left: number

  constructor(most: number = MOST) {
    this.#left = most
  }

  get left(): number {
    return this.#left
  }

  /** @throws QueryError when there is nothing left. */
  spend(units: number): void {
    this.#left -= units
    if (this.#left < 0) {
      throw new QueryError(
        'The query would take too much work: long terms that repeat themselves, or many common ones.',
        'Shorten the terms or leave some out: a part that does not repeat itself finds the same place.',
      )
    }
  }
}
