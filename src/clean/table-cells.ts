import type { Span } from '../model/span.ts'
import type { Line } from './line.ts'

/** What parts the cells of a row. */
export type Edge = 'tab' | 'pipe'

const PIPE = /[|｜]/
const PIPES = /(?<!\\)[|｜]/g

/**
 * The cells of a row, as spans of the line, without the white space around them. Tabs that stood
 * at the ends of the line part empty cells from the others; a pipe there only frames the row.
 */
export function cellsOf(line: Line, edge: Edge): readonly Span[] {
  return edge === 'tab' ? cellsBetweenTabs(line) : cellsBetweenPipes(line)
}

function cellsBetweenTabs({ text, tabs }: Line): Span[] {
  const cells: Span[] = Array.from({ length: tabs.before }, () => ({ start: 0, end: 0 }))
  let start = 0
  for (let at = text.indexOf('\t'); at >= 0; at = text.indexOf('\t', start)) {
    cells.push(trimmed(text, start, at))
    start = at + 1
  }
  cells.push(trimmed(text, start, text.length))
  for (let after = 0; after < tabs.after; after += 1) {
    cells.push({ start: text.length, end: text.length })
  }
  return cells
}

function cellsBetweenPipes({ text }: Line): Span[] {
  const pipes = [...text.matchAll(PIPES)].map(({ index }) => index)
  const edges = [
    ...(PIPE.test(text[0] ?? '') ? [] : [-1]),
    ...pipes,
    ...(pipes.at(-1) === text.length - 1 ? [] : [text.length]),
  ]
  return edges.slice(1).map((edge, index) => trimmed(text, (edges[index] ?? -1) + 1, edge))
}

function trimmed(text: string, start: number, end: number): Span {
  // Most cells have no white space at their ends.
  if (start === end || (isInk(text.charCodeAt(start)) && isInk(text.charCodeAt(end - 1)))) {
    return { start, end }
  }
  const cell = text.slice(start, end)
  const from = start + cell.length - cell.trimStart().length
  return from === end ? { start, end: start } : { start: from, end: start + cell.trimEnd().length }
}

/** A Han character or an ASCII one that is seen: surely no white space. */
function isInk(unit: number): boolean {
  return (unit > 0x20 && unit < 0x7f) || (unit >= 0x4e00 && unit <= 0x9fff)
}

/**
 * Columns that several tabs at once were to align: no row has a cell in them, and every row has all
 * others. Beside merged cells, whose rows have other gaps, an empty column is one.
 */
export function withoutGutters(rows: readonly (readonly Span[])[]): readonly (readonly Span[])[] {
  const wide = rows.filter(({ length }) => length > 1)
  const [head = []] = wide
  const isFilled = head.map(({ start, end }) => end > start)
  const isGuttered = wide.every(
    (row) =>
      row.length === head.length && row.every(({ start, end }, at) => isFilled[at] === end > start),
  )
  if (!isGuttered || !isFilled.includes(false)) return rows
  return rows.map((row) => (row.length > 1 ? row.filter((_cell, at) => isFilled[at]) : row))
}
