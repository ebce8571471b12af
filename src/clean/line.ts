import { type Marker, markerAt } from './numbering.ts'
import { simplify } from './simplify.ts'
import type { Row } from './table-rows.ts'

/** One line of the page, and what stood before it. */
export interface Line {
  /** Without white space at its ends; never empty. */
  readonly text: string
  /** `text` in simplified script, unit for unit: what is looked at, never what is shown. */
  readonly plain: string
  /** The number it begins with. */
  readonly marker: Marker | null
  /** A blank line stands before it. */
  readonly gap: boolean
  /** The edge of a printed page stands before it. */
  readonly page: boolean
  /** Tabs in the white space at its ends: the edges of empty cells, if it is a row of a table. */
  readonly tabs: Tabs
  /** Null without a tab or a pipe in it or at its ends: only with one it can be a row with cells. */
  readonly row: RowSlot | null
  /** Where it begins in the repaired text; 0 for a line that stands in none. UTF-16 units. */
  readonly at: number
}

/** Where `rowOf` keeps its verdict: a report's lines are asked for their rows at every step. */
interface RowSlot {
  known?: Row | null
}

interface Tabs {
  readonly before: number
  readonly after: number
}

const NO_TABS: Tabs = { before: 0, after: 0 }

export function makeLine(
  text: string,
  before: Partial<Pick<Line, 'gap' | 'page' | 'tabs' | 'at'>> = {},
): Line {
  const plain = simplify(text)
  const tabs = before.tabs ?? NO_TABS
  return {
    text,
    plain,
    marker: markerAt(plain),
    gap: before.gap ?? false,
    page: before.page ?? false,
    tabs,
    row: tabs !== NO_TABS || EDGE.test(text) ? {} : null,
    at: before.at ?? 0,
  }
}

const EDGE = /[\t|｜]/

/** Begins, after its white space, with what is not seen: only then a line may be blank all the same. */
const LAST_INVISIBLE = 0x2060
const INVISIBLE = /^[\u200b-\u200f\u2060\u00ad][\s\u200b-\u200f\u2060\ufeff\u00ad]*$/

/** The lines of a text; blank ones (also of invisible characters only) become gaps. */
export function toLines(text: string): Line[] {
  const lines: Line[] = []
  // At once: a line end parts what simplifying reads together.
  const simplified = simplify(text)
  const anyEdge = EDGE.test(text)
  let gap = false
  let page = false
  let lineEnd = -1
  let sheetEnd = -1
  for (let start = 0; start <= text.length; ) {
    if (lineEnd < start) lineEnd = indexOrEnd(text, '\n', start)
    if (sheetEnd < start) sheetEnd = indexOrEnd(text, '\f', start)
    const end = Math.min(lineEnd, sheetEnd)
    const raw = text.slice(start, end)
    const trimmed = raw.trim()
    if (trimmed === '' || isInvisible(trimmed)) gap = true
    else {
      const at = start + leadOf(raw, trimmed)
      const plain = simplified === text ? trimmed : simplified.slice(at, at + trimmed.length)
      const marker = markerAt(plain)
      const edged = anyEdge && EDGE.test(raw)
      const tabs = edged ? tabsAround(raw, trimmed) : NO_TABS
      const row = edged ? {} : null
      lines.push({ text: trimmed, plain, marker, gap, page, tabs, row, at })
      gap = false
      page = false
    }
    if (end === sheetEnd) {
      page = true
      gap = false
    }
    start = end + 1
  }
  return lines
}

/** Most lines are told by their first character. */
function isInvisible(trimmed: string): boolean {
  return trimmed.charCodeAt(0) <= LAST_INVISIBLE && INVISIBLE.test(trimmed)
}

function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from)
  return index < 0 ? text.length : index
}

/** How much white space stands before what is left of a text. */
function leadOf(text: string, trimmed: string): number {
  return text.length === trimmed.length ? 0 : text.length - text.trimStart().length
}

function tabsAround(raw: string, trimmed: string): Tabs {
  if (raw.length === trimmed.length || !raw.includes('\t')) return NO_TABS
  const start = leadOf(raw, trimmed)
  const before = tabsIn(raw.slice(0, start))
  const after = tabsIn(raw.slice(start + trimmed.length))
  return before + after === 0 ? NO_TABS : { before, after }
}

function tabsIn(space: string): number {
  return space.split('\t').length - 1
}

/** The same line with part of its text; what stood before it stays. */
export function cutLine(line: Line, start: number, end = line.text.length): Line {
  const raw = line.text.slice(start, end)
  const text = raw.trim()
  const at = line.at + start + leadOf(raw, text)
  return makeLine(text, { gap: line.gap, page: line.page, at })
}

/** Joins what a hard line break had parted; only two Latin words need a space between them. */
export function glueLines(first: Line, second: Line): Line {
  const words = /[A-Za-z]/.test(first.text.slice(-1)) && /^[A-Za-z]/.test(second.text)
  const { gap, page, at } = first
  return makeLine(first.text + (words ? ' ' : '') + second.text, { gap, page, at })
}

/** Marks that may follow the end of a sentence, and marks that end one or a clause. */
const CLOSERS = '”’」』）)》]】'
const ENDS = '。！？!?；;：:…'

/** Ends like a sentence or a clause that is complete in itself. */
export function isClosed({ text }: Line): boolean {
  let last = text.length - 1
  while (last >= 0 && CLOSERS.includes(text.charAt(last))) last -= 1
  return last >= 0 && ENDS.includes(text.charAt(last))
}

/** A line with at least one full sentence in it: text of the report, whatever else it may be. */
export function isSentence({ text }: Line): boolean {
  if (text.includes('。') || text.includes('！') || text.includes('？')) return true
  return text.length > 60 && /[，,；;]/.test(text)
}
