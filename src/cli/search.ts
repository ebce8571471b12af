import { FACET_FIELDS, type FacetField, ParameterError, type Sort } from '../index.ts'
import type { Io } from './io.ts'
import { opened } from './opened.ts'
import { paintFor } from './paint.ts'
import { printableJson } from './printable.ts'
import { type QueryFlags, queryOptions } from './query-options.ts'
import { answerText } from './search-text.ts'

export interface SearchCommand extends QueryFlags {
  readonly index: string
  readonly json?: boolean
  /** Hits a page, 1 to 50. */
  readonly limit: number
  readonly page: number
  readonly sort?: Sort
  /** Names with commas between. */
  readonly facets?: string
  readonly explain?: boolean
}

/** `baosou search`: a page of hits, or the answer as the server gives it. */
export async function search(query: string, options: SearchCommand, io: Io): Promise<number> {
  const { limit, page, sort, explain = false } = options
  const facets = facetFields(options.facets)
  const index = await opened(options.index, io)
  const answer = index.search(query, {
    ...queryOptions(options),
    page,
    perPage: limit,
    explain,
    also: true,
    ...(sort === undefined ? {} : { sort }),
    ...(facets === undefined ? {} : { facets }),
  })
  io.out.write(options.json ? `${printableJson(answer, 2)}\n` : answerText(answer, paintFor(io)))
  return 0
}

function facetFields(names: string | undefined): FacetField[] | undefined {
  return names?.split(',').map((name) => {
    const field = FACET_FIELDS.find((each) => each === name)
    if (field !== undefined) return field
    throw new ParameterError(`No facet is called “${name}”.`, `Give ${FACET_FIELDS.join(', ')}.`)
  })
}
