import type { SearchAnswer } from '../model/answer.ts'
import type { Query } from '../model/query.ts'

/** How a query was read, as answers tell it. */
export function asRead(query: Query): Omit<SearchAnswer['query'], 'sort'> {
  const { text, terms, printed, interpreted, warnings } = query
  return {
    text,
    terms: terms.map(({ text: typed, form, alternatives }) => ({
      text: typed,
      form,
      alternatives,
    })),
    printed,
    interpreted,
    warnings,
  }
}
