import type { TermSpan } from '../../src/highlight/tally.ts'
import type { SnippetPart } from '../../src/model/answer.ts'

/** Every place of each word, overlapping ones too; a word's number in the list is its term. */
export function spansOf(text: string, words: readonly string[]): TermSpan[] {
  const spans: TermSpan[] = []
  for (const [term, word] of words.entries()) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      spans.push({ start: at, end: at + word.length, term })
    }
  }
  return spans.sort((a, b) => a.start - b.start || a.end - b.end)
}

export const joined = (parts: readonly SnippetPart[]) => parts.map(({ t }) => t).join('')

/** Pieces in one line, marks in brackets. */
export const written = (parts: readonly SnippetPart[]) =>
  parts.map(({ t, h }) => (h ? `[${t}]` : t)).join('')
