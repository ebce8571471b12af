import { simplify } from './simplify.ts'

/** One line of the page, and what stood before it. */
export interface Line {
  /** Without white space at its ends; never empty. */
  readonly text: string
  /** `text` in simplified script, unit for unit: what is looked at, never what is shown. */
  readonly plain: string
  /** A blank line stands before it. */
  readonly gap: boolean
  /** The edge of a printed page stands before it. */
  readonly page: boolean
}

export function makeLine(text: string, before: { gap?: boolean; page?: boolean } = {}): Line {
  return {
    text,
    plain: simplify(text),
    gap: before.gap ?? false,
    page: before.page ?? false,
  }
}

const INVISIBLE = /^[\s\u200b-\u200f\u2060\ufeff\u00ad]*$/

/** The lines of a text; blank ones (also of invisible characters only) become gaps. */
export function toLines(text: string): Line[] {
  const lines: Line[] = []
  let gap = false
  let page = false
  for (const sheet of text.split('\f')) {
    for (const raw of sheet.split('\n')) {
      const trimmed = raw.trim()
      if (trimmed === '' || INVISIBLE.test(trimmed)) {
        gap = true
        continue
      }
      lines.push(makeLine(trimmed, { gap, page }))
      gap = false
      page = false
    }
    page = true
    gap = false
  }
  return lines
}

/** The same line with part of its text; what stood before it stays. */
export function cutLine(line: Line, start: number, end = line.text.length): Line {
  return makeLine(line.text.slice(start, end).trim(), line)
}

/** Joins what a hard line break had parted; only two Latin words need a space between them. */
export function glueLines(first: Line, second: Line): Line {
  const words = /[A-Za-z]$/.test(first.text) && /^[A-Za-z]/.test(second.text)
  return makeLine(first.text + (words ? ' ' : '') + second.text, first)
}

/** Ends like a sentence or a clause that is complete in itself. */
export function isClosed(line: Line): boolean {
  return /[。！？!?；;：:…][”’」』）)》\]】]*$/.test(line.text)
}

/** A line with at least one full sentence in it: text of the report, whatever else it may be. */
export function isSentence(line: Line): boolean {
  return /[。！？]/.test(line.text) || (line.text.length > 60 && /[，,；;]/.test(line.text))
}
