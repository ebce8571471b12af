import { setTimeout as after, setImmediate as nextTurn } from 'node:timers/promises'
import { FACET_FIELDS, type OwnQuery } from '../index.ts'

/** Queries that are asked while nobody asks. Their like is compiled by then: more of them bring nothing (`scripts/bench`). */
export const WHILE_IDLE = 4000

/** So long nobody must have asked, in ms. */
const IDLE = 500

/** One in so many is asked of the page, the others of the API. */
const OF_THE_PAGE = 8

/** Asks the routes what somebody might ask: not only the search is compiled then, but all that leads to it. */
export class WarmUp {
  readonly #fetch: (request: Request) => unknown
  #asked = 0
  #lastVisit = 0

  /** @param fetch of the routes. */
  constructor(fetch: (request: Request) => unknown) {
    this.#fetch = fetch
  }

  /** Asks one. Settles when it is answered. */
  async ask({ text, filters }: OwnQuery): Promise<void> {
    const pairs = Object.entries(filters).flatMap(([field, values]) =>
      values.map((value) => [field, value]),
    )
    const isOfThePage = this.#asked++ % OF_THE_PAGE === OF_THE_PAGE - 1
    if (!isOfThePage) pairs.push(['facets', FACET_FIELDS.join()])
    const address = new URL(isOfThePage ? '/' : '/v1/search', 'http://localhost')
    address.search = `${new URLSearchParams([['q', text], ...pairs])}`
    await this.#fetch(new Request(address))
  }

  /** Somebody asks, or was answered: the next is put off. */
  visited(): void {
    this.#lastVisit = performance.now()
  }

  /** Asks one after the other while nobody else does. */
  async askWhileIdle(queries: Iterable<OwnQuery>): Promise<void> {
    for (const query of queries) {
      await nextTurn()
      for (let left = this.#busy(); left > 0; left = this.#busy()) {
        await after(left, undefined, { ref: false })
      }
      await this.ask(query)
    }
  }

  /** How long to wait until nobody will have asked for long enough. */
  #busy(): number {
    return this.#lastVisit + IDLE - performance.now()
  }
}
