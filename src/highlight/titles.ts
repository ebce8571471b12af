import type { Span } from '../model/span.ts'

/** The pairs 《…》 of a text with what they enclose, nested ones too; an outer one before those inside it. */
export function titlesOf(text: string): Span[] {
  const opened: { start: number; end: number }[] = []
  const open: (typeof opened)[number][] = []
  let next = text.indexOf(OPEN)
  for (let from = next; next >= 0 || open.length > 0; ) {
    const close = text.indexOf(CLOSE, from)
    if (close < 0) break
    for (; next >= 0 && next < close; next = text.indexOf(OPEN, next + 1)) {
      const title = { start: next, end: 0 }
      opened.push(title)
      open.push(title)
    }
    const title = open.pop()
    if (title !== undefined) title.end = close + 1
    from = close + 1
  }
  return opened.filter(({ end }) => end > 0)
}

const OPEN = '《'
const CLOSE = '》'
