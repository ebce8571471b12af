import type { Span } from '../model/span.ts'
import type { Line } from './line.ts'
import { withoutGutters } from './table-cells.ts'
import { type Row, rowOf } from './table-rows.ts'
import { isCaption, isTitle, titleRow } from './table-titles.ts'

/** Lines that are a table: from `first` up to `end`. */
export interface TableBlock {
  readonly first: number
  readonly end: number
  /** The cells of each line, in that line; none in the rule below a Markdown table's head. */
  readonly cells: readonly (readonly Span[])[]
}

interface Group {
  readonly first: number
  readonly rows: Row[]
}

/**
 * The tables that the source kept: at least two lines that are rows by themselves (see `rowOf`),
 * one below the other, two of them with as many cells. What is written one cell a line is none:
 * nothing there says where a row ends. Lines above `from` are none.
 */
export function findTables(lines: readonly Line[], from = 0): readonly TableBlock[] {
  const tables: TableBlock[] = []
  if (!lines.some(({ row }) => row !== null)) return tables
  let group: Group | null = null
  const close = (): void => {
    const table = group && tableOf(group, lines)
    if (table) tables.push(table)
    group = null
  }
  lines.forEach((line, index) => {
    const row =
      index < from ? null : (rowOf(line) ?? titleRow(line, lines[index + 1], group?.rows.at(-1)))
    if (row && group && !goesOn(group, row, line)) close()
    if (!row) close()
    else if (group) group.rows.push(row)
    else group = { first: index, rows: [row] }
  })
  close()
  return tables
}

/**
 * Rows without a frame have as many cells as the row above where nothing but their pipes, or a
 * blank line between, tells what they are.
 */
function goesOn({ rows }: Group, row: Row, line: Line): boolean {
  const above = rows.at(-1)
  if (above?.edge !== row.edge || above.framed !== row.framed) return false
  const same = above.cells.length === row.cells.length
  const isRule = above.cells.length === 0 || row.cells.length === 0
  return same || isRule || (!line.gap && (row.edge === 'tab' || row.framed))
}

function tableOf({ first, rows }: Group, lines: readonly Line[]): TableBlock | null {
  const strong = rows.filter(({ weak }) => !weak).map(({ cells }) => cells.length)
  if (new Set(strong).size === strong.length) return null
  const width = strong.reduce((most, cells) => Math.max(most, cells))
  let start = rows.findIndex(({ weak }) => !weak)
  let end = rows.findLastIndex(({ weak }) => !weak) + 1
  const sure = lines
    .slice(first + start, first + end)
    .filter((_line, at) => rows[start]?.edge === 'tab' && !isTitle(rows[start + at]))
  const indent = leastOf(sure.map(({ tabs }) => tabs.before))
  const rest = leastOf(sure.map(({ tabs }) => tabs.after))
  const fits = (at: number): boolean => {
    const [row, line] = [rows[at], lines[first + at]]
    if (row?.cells.length !== width || line === undefined) return false
    if (line.tabs.before < indent || line.tabs.after < rest) return false
    return isAlsoRow(row.cells.slice(indent, width - rest), line)
  }
  while (fits(start - 1)) start -= 1
  if (isTitle(rows[start - 1])) start -= 1
  while (fits(end)) end += 1
  const cells = rows.slice(start, end).map((row) => {
    return isTitle(row) ? row.cells : row.cells.slice(indent, row.cells.length - rest)
  })
  return { first: first + start, end: first + end, cells: withoutGutters(cells) }
}

/** Tabs that all rows have at an end: the table is indented, no column of it is empty. */
function leastOf(tabs: readonly number[]): number {
  // A long table has more rows than a call takes arguments.
  return tabs.length === 0 ? 0 : tabs.reduce((least, count) => Math.min(least, count))
}

const LONGEST_LABEL = 20

/**
 * A first or last row that is no proof of a table, yet as wide as the table it stands at: all its
 * cells are filled, or it has one cell and the edges of two empty ones; or of one (⇥数量 beside the
 * empty corner), unless it looks like a heading or a caption that is only indented.
 */
function isAlsoRow(cells: readonly Span[], { plain, marker }: Line): boolean {
  const isHeading = marker !== null
  const empty = cells.filter(({ start, end }) => start === end).length
  if (empty === 0) return !isHeading
  if (/[。！？；]/.test(plain)) return false
  if (empty >= 2) return true
  return !isHeading && plain.length <= LONGEST_LABEL && !isCaption(plain)
}
