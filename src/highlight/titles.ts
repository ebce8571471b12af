import type { Span } from '../model/span.ts'

/** The pairs 《…》 of a text with what they enclose, nested ones too; an outer one before those inside it. */
export function titlesOf(text: string): Span[] {
  const opened: { start: number; end: number }[] = []
  const open: (typeof opened)[number][] = []
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (character === OPEN) {
      const title = { start: at, end: 0 }
      opened.push(title)
      open.push(title)
    } else if (character === CLOSE) {
      const title = open.pop()
      if (title !== undefined) title.end = at + 1
    }
  }
  return opened.filter(({ end }) => end > 0)
}

const OPEN = '《'.charCodeAt(0)
const CLOSE = '》'.charCodeAt(0)
