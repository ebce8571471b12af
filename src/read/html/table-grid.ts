import { attribute, type Element, isElement } from './tree.ts'
import type { Weight } from './weights.ts'

/** Where the cells of a row stand when merged cells keep what they cover. */
export interface RowGrid {
  /** Column of each cell, counted from 0; covered positions between them stay empty. */
  readonly columns: ReadonlyMap<Element, number>
  /** Columns in which a cell begins somewhere in the table: the row is filled up to them; 0 for a title row. */
  readonly width: number
}

/** A cell of figures or labels; longer ones hold a text, or the page itself. */
const LONGEST_CELL = 200
/** In a table that otherwise has such cells, one may tell a little more: a problem, a measure. */
const LONGEST_WORDY_CELL = 600
/** Spans beyond are no report's; each covered position is a tab, so they are bounded. */
const MOST_COLUMNS = 100
/** `rowspan="0"`: all rows that are left of the group. */
const REST = Number.MAX_SAFE_INTEGER

interface Placed {
  readonly row: Element
  readonly cells: readonly Element[]
  readonly columns: Map<Element, number>
  /** A cell from above stands in the row. */
  readonly isCovered: boolean
}

/**
 * The rows of a table that are rows of figures or labels, each with the places of its cells; a table
 * may also be how a page is laid out, and then its rows are not among them.
 */
export function gridOf(
  table: Element,
  weights: ReadonlyMap<Element | null, Weight>,
): ReadonlyMap<Element, RowGrid> {
  const placed = table.childNodes.filter(isElement).flatMap((group) => placedIn(group))
  const many = placed.filter(({ cells, isCovered }) => cells.length > 1 || isCovered)
  const plain = many.filter(({ cells }) => cells.every((cell) => isShort(cell, LONGEST_CELL, 1)))
  const page = weights.get(null)?.words ?? 0
  const isWordy = (cell: Element): boolean =>
    isShort(cell, LONGEST_CELL, 1) ||
    (isShort(cell, LONGEST_WORDY_CELL, LONGEST_WORDY_CELL) &&
      (weights.get(cell)?.words ?? 0) * 2 <= page)
  const wordy =
    plain.length * 2 >= many.length && plain.length > 0
      ? many.filter(({ cells }) => cells.every(isWordy))
      : plain
  const titles = placed.filter((one) => wordy.length > 0 && !many.includes(one) && isTitle(one))
  let width = 1
  for (const { columns } of wordy) {
    for (const column of columns.values()) width = Math.max(width, column + 1)
  }
  width = Math.min(width, MOST_COLUMNS)
  return new Map([
    ...wordy.map((one) => [one.row, { columns: one.columns, width }] as const),
    ...titles.map((one) => [one.row, { columns: one.columns, width: 0 }] as const),
  ])

  function isShort(cell: Element, longest: number, stops: number): boolean {
    const weight = weights.get(cell)
    if (!weight) return true
    return weight.tables === 0 && weight.stops <= stops && weight.words + weight.linked <= longest
  }

  function isTitle({ cells }: Placed): boolean {
    return cells.every((cell) => isShort(cell, LONGEST_CELL, 1))
  }
}

export function isCell({ tagName }: Element): boolean {
  return tagName === 'td' || tagName === 'th'
}

/** Rows of a thead, tbody or tfoot: a span ends with its group. */
function placedIn(group: Element): readonly Placed[] {
  /** How many more rows each column is covered from above. */
  const covered: number[] = []
  const rows = group.childNodes.filter((node) => isElement(node) && node.tagName === 'tr')
  return (rows as Element[]).map((row) => {
    const cells = row.childNodes.filter((node) => isElement(node) && isCell(node)) as Element[]
    const columns = new Map<Element, number>()
    const spans: { readonly from: number; readonly to: number; readonly rows: number }[] = []
    const isCovered = covered.some((rows) => rows > 0)
    let column = 0
    for (const cell of cells) {
      while ((covered[column] ?? 0) > 0) column += 1
      columns.set(cell, column)
      const to = Math.max(column + 1, Math.min(column + span(cell, 'colspan'), MOST_COLUMNS))
      const deep = span(cell, 'rowspan')
      if (deep !== 1 && to <= MOST_COLUMNS) spans.push({ from: column, to, rows: deep - 1 })
      column = to
    }
    for (let at = 0; at < covered.length; at += 1) covered[at] = Math.max(0, (covered[at] ?? 0) - 1)
    for (const { from, to, rows } of spans) {
      const below = rows < 0 ? REST : rows
      for (let at = from; at < to; at += 1) covered[at] = Math.max(covered[at] ?? 0, below)
    }
    return { row, cells, columns, isCovered }
  })
}

function span(cell: Element, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10)
  if (name === 'rowspan' && value === 0) return 0
  return value >= 1 ? Math.min(value, name === 'colspan' ? MOST_COLUMNS : 65_534) : 1
}
