import Table from 'cli-table3'
import { oneLine } from './printable.ts'

/** Columns that align right are numbers. */
export interface Column {
  readonly head: string
  readonly align?: 'left' | 'right'
}

const NO_RULES = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' }

/** Characters that take two columns of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu

/** Columns of a terminal that a cell has beside its text. */
const PADDING = 2

/** Narrowest column that a table is squeezed to. */
const NARROWEST = 8

/**
 * A table with columns as wide as their widest cell, or squeezed to fit `width` columns of a
 * terminal, where long cells then wrap. Null cells show as `-`.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly (string | number | null)[])[],
  width = Number.POSITIVE_INFINITY,
): string {
  const heads = columns.map(({ head }) => head)
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '-' : oneLine(`${cell}`))))
  const widths = columnWidths([heads, ...cells], width)
  const drawn = new Table({
    head: heads,
    colAligns: columns.map(({ align = 'left' }) => align),
    style: { head: [], border: [], compact: true },
    chars: NO_RULES,
  })
  drawn.push(
    ...cells.map((row) => row.map((cell, at) => wrapped(cell, (widths[at] ?? 0) - PADDING))),
  )
  return `${drawn.toString()}\n`
}

/** Takes from the widest column, again and again, until the table fits; heads stay whole. */
function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
  const least = (rows[0] ?? []).map((head) => Math.max(NARROWEST, PADDING + cellWidth(head)))
  const widths = least.map(
    (_, at) => PADDING + rows.reduce((most, row) => Math.max(most, cellWidth(row[at] ?? '')), 0),
  )
  let over = widths.reduce((sum, one) => sum + one, widths.length + 1) - width
  for (; over > 0; over--) {
    const spare = widths.map((one, at) => (one > (least[at] ?? 0) ? one : 0))
    const widest = Math.max(...spare)
    if (widest === 0) break
    widths[spare.indexOf(widest)] = widest - 1
  }
  return widths
}

function cellWidth(text: string): number {
  return [...text].length + (text.match(WIDE)?.length ?? 0)
}

/** The text in lines of at most `width` columns, broken after a space where a line has one. */
function wrapped(text: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const character of text) {
    if (cellWidth(line + character) > width) {
      const space = line.lastIndexOf(' ') + 1
      const end = character === ' ' || space === 0 ? line.length : space
      lines.push(line.slice(0, end).trimEnd())
      line = line.slice(end)
    }
    line += character
  }
  return [...lines, line].map((one) => one.trim()).join('\n')
}
