/** Closing quote of each opening one. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['﹁', '﹂'],
  ['﹃', '﹄'],
  ['〝', '〞'],
  ['＂', '＂'],
  ['＇', '＇'],
  ['«', '»'],
])

const SPACE = /[\s\p{Z}]/u

/**
 * The terms of a query as typed: separated by white space of any kind, quoted ones kept whole.
 *
 * A quote is an operator only where it opens after white space or the start, and closes before
 * white space or the end: “一站式”服务 is one term. Where another quotation of the same kind opens
 * first, the earlier opening quote was text: “一站式”服务 “阳光工程” are two terms.
 */
export function splitTerms(text: string): string[] {
  const terms: string[] = []
  for (let at = 0; at < text.length; ) {
    if (SPACE.test(text.charAt(at))) {
      at++
      continue
    }
    const quoted = closingQuote(text, at)
    const end = quoted ?? wordEnd(text, at)
    terms.push(quoted === undefined ? text.slice(at, end) : text.slice(at + 1, end))
    at = quoted === undefined ? end : end + 1
  }
  return terms
}

function wordEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && !SPACE.test(text.charAt(end))) end++
  return end
}

/** Where the quotation that opens at `open` closes; undefined when none does. */
function closingQuote(text: string, open: number): number | undefined {
  const opening = text.charAt(open)
  const closing = QUOTES.get(opening)
  if (closing === undefined) return undefined
  for (let at = open + 1; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === closing && isEdge(text, at + 1)) return at
    if (character === opening && isEdge(text, at - 1)) return undefined
  }
  return undefined
}

function isEdge(text: string, at: number): boolean {
  return at < 0 || at >= text.length || SPACE.test(text.charAt(at))
}
