import { isSpace } from './half-width.ts'

/** Closing quote of each opening one, in half width. */
export const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['﹁', '﹂'],
  ['﹃', '﹄'],
  ['〝', '〞'],
  ['«', '»'],
])

/** What may follow a closing quote: `~5`, parentheses that close, a space or the end; or `*`. */
const AFTER = /(?:~\d+)?\)*(?!\S)|\*(?=\S)/y

/**
 * Where the quotation that opens at a place ends, its closing quote included; undefined when none
 * opens there. The place must be one where a term may begin.
 *
 * “一站式”服务 is no quotation, for it closes inside a word. Where another quotation of the same
 * kind opens first, the earlier quote was text: of “一站式”服务 “阳光工程” only the second is one.
 */
export function quotationEnd(plain: string, open: number): number | undefined {
  const opening = plain.charAt(open)
  const closing = QUOTES.get(opening)
  if (closing === undefined) return undefined
  for (let at = open + 1; at < plain.length; at++) {
    const character = plain.charAt(at)
    if (character === closing && isFollowed(plain, at + 1)) return at + 1
    if (character === opening && isSpace(plain, at - 1)) return undefined
  }
  return undefined
}

function isFollowed(plain: string, at: number): boolean {
  AFTER.lastIndex = at
  return AFTER.test(plain)
}
