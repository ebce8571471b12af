import { QueryError } from '../../errors.ts'
import type { QueryNode } from '../../model/query.ts'
import type { Terms } from './terms.ts'
import type { Token } from './tokens.ts'

/** Longest query, in code points of the text as typed. */
const MAX_CODE_POINTS = 1000
/** Counted as typed, equal ones each; those of `title:` and `heading:` too. */
const MAX_TERMS = 32
/** Parentheses within parentheses: as typed, and as printed, where each OR has its own. */
const MAX_DEPTH = 4

/** @throws QueryError when the query is longer than any that is searched. */
export function checkLength(typed: string): void {
  // No text has more code points than units.
  if (typed.length <= MAX_CODE_POINTS) return
  const length = codePoints(typed)
  if (length <= MAX_CODE_POINTS) return
  throw new QueryError(
    `The query has ${length} characters; at most ${MAX_CODE_POINTS} are searched.`,
    'Shorten it: a sentence of the passage is enough to find it.',
  )
}

/** @throws QueryError when parentheses stand deeper in others than is read. */
export function checkDepth(depth: number): void {
  if (depth <= MAX_DEPTH) return
  throw new QueryError(
    `The parentheses of the query nest ${depth} deep, with one for each OR; at most ${MAX_DEPTH} are read.`,
    'Take out those that are not needed, or ask in two queries.',
  )
}

/** @throws QueryError when there are too many terms. */
export function checkTerms({ typed }: Terms): void {
  if (typed <= MAX_TERMS) return
  throw new QueryError(
    `The query has ${typed} terms; at most ${MAX_TERMS} are searched.`,
    'Leave some out, or put quotes around a passage to search it as one term.',
  )
}

/** @throws QueryError when neither a term nor a filter is left. */
export function required(root: QueryNode | null): QueryNode {
  if (root !== null) return root
  throw new QueryError(
    'The query holds nothing that can be searched: spaces, quotes, brackets and punctuation are not.',
    'Type at least one word, character or number.',
  )
}

/** How deep the parentheses nest as typed. */
export function depthOf(tokens: readonly Token[]): number {
  let depth = 0
  let deepest = 0
  for (const { type } of tokens) {
    if (type === 'open') deepest = Math.max(deepest, ++depth)
    if (type === 'close') depth--
  }
  return deepest
}

/** Counted without building an array: the text may be as long as a request allows. */
function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
