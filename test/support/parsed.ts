import { searchForm } from '../../src/analyze.ts'
import { repairQuery } from '../../src/clean/repairs.ts'
import type { Query, QueryTerm } from '../../src/model/query.ts'
import { parseQuery } from '../../src/query/parse.ts'

/** A query as it is read, with terms that have a form and nothing else. */
export function parsed(typed: string): Query {
  return parseQuery(typed, { repair: repairQuery, analyze: plainTerm })
}

/** A term as its form alone. */
export function plainTerm(text: string): QueryTerm | null {
  const form = searchForm(text).text.replace(/^\|+|\|+$/g, '')
  if (form === '') return null
  return { text, form, spellings: [], others: [], alternatives: [], words: [] }
}

/** What of the typed text each span covers. */
export function pieces(
  { text }: Query,
  spans: readonly { readonly span: { readonly start: number; readonly end: number } }[],
): string[] {
  return spans.map(({ span }) => text.slice(span.start, span.end))
}
