import { checkParameters, searchPageParameters } from '../../src/server/contract.ts'

/** What a page is asked: a query, and whatever is given beside it. */
export function asking(q: string, given: Readonly<Record<string, readonly string[]>> = {}) {
  return checkParameters(searchPageParameters, new Map([['q', [q]], ...Object.entries(given)]))
}
