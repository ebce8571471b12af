import type { Span } from '../../model/span.ts'

/** No sign is among these. */
const LETTERS_AND_SPACES = /^[\u4e00-\u9fff\da-z ]+$/i
/** Words that are operators, or look like them; and what is, or a neighbour could make, a document number. */
const MEANS_MORE = /(?:^| )(?:[或非]|OR|AND|NOT|NEAR)(?: |$)|第(?:[ \d]|$)/

/**
 * The words of a query that is nothing but words, as most are: each is a term and printed as it stands. Null when
 * the grammar is to tell.
 */
export function plainWords(text: string): Span[] | null {
  if (!LETTERS_AND_SPACES.test(text) || MEANS_MORE.test(text)) return null
  const words: Span[] = []
  for (let start = 0; start < text.length; ) {
    const space = text.indexOf(' ', start)
    const end = space < 0 ? text.length : space
    if (start < end) words.push({ start, end })
    start = end + 1
  }
  return words
}
