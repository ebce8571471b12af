import type { QueryTerm } from '../../model/query.ts'

/** What a text is as a term; null when nothing of it can be searched. */
export type Analyze = (text: string) => QueryTerm | null

/** The terms of a query in the order in which they were typed; those of one key are one. */
export class Terms {
  readonly list: QueryTerm[] = []
  /** How many were typed, equal ones each. */
  typed = 0
  readonly #analyze: Analyze
  readonly #keyOf: (term: QueryTerm) => string
  readonly #places = new Map<string, number>()

  /** @param keyOf what equal terms have in common; their form by default. */
  constructor(analyze: Analyze, keyOf: (term: QueryTerm) => string = ({ form }) => form) {
    this.#analyze = analyze
    this.#keyOf = keyOf
  }

  /** Where a term stands in the list; null when nothing of it can be searched. */
  place(text: string): number | null {
    const term = this.#analyze(text)
    if (term === null) return null
    this.typed++
    const key = this.#keyOf(term)
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.list.length)
    return this.list.push(term) - 1
  }
}
