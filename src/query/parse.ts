import { analyzeTerm } from '../analyze.ts'
import { QueryError } from '../errors.ts'
import type { Query, QueryTerm } from '../model/query.ts'
import { splitTerms } from './split.ts'

/** Longest query, in code points of the text as typed. */
const MAX_CODE_POINTS = 1000
const MAX_TERMS = 32

/**
 * Reads what was typed as terms that are all required. Never throws on how it is written, only on
 * what cannot be searched.
 *
 * @param typed as it was typed; the answer repeats it.
 * @param repair undoes pinyin annotations and entities, as in reports; given no more than the limit.
 * @throws QueryError when it is too long, has too many terms, or nothing that can be searched.
 */
export function parseQuery(typed: string, repair: (text: string) => string): Query {
  const length = codePoints(typed)
  if (length > MAX_CODE_POINTS) {
    throw new QueryError(
      `The query has ${length} characters; at most ${MAX_CODE_POINTS} are searched.`,
      'Shorten it: a sentence of the passage is enough to find it.',
    )
  }
  const terms = splitTerms(repair(typed)).flatMap((text) => analyzeTerm(text) ?? [])
  if (terms.length === 0) {
    throw new QueryError(
      'The query holds nothing that can be searched: spaces, quotes, brackets and punctuation are not.',
      'Type at least one word, character or number.',
    )
  }
  if (terms.length > MAX_TERMS) {
    throw new QueryError(
      `The query has ${terms.length} terms; at most ${MAX_TERMS} are searched.`,
      'Leave some out, or put quotes around a passage to search it as one term.',
    )
  }
  return { text: typed, terms: distinct(terms) }
}

/** A term typed twice is one: it would otherwise be counted and marked twice. */
function distinct(terms: readonly QueryTerm[]): QueryTerm[] {
  return [...new Map([...terms].reverse().map((term) => [term.form, term])).values()].reverse()
}

/** Counted without building an array: the text may be as long as a request allows. */
function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
