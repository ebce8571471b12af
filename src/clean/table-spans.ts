import type { Span } from '../model/span.ts'
import type { Cell, Table, TableKind } from '../model/table.ts'
import type { Part } from './pack.ts'
import type { TableBlock } from './table-blocks.ts'
import { numberOfCell } from './table-number.ts'

export interface KnownTable extends TableBlock {
  readonly kind: TableKind | null
}

/** The tables, or parts of them, whose rows stand in a part of a section. */
export function tablesIn(
  { text, rows }: Part,
  section: number,
  blocks: readonly KnownTable[],
): readonly Table[] {
  const tables: Table[] = []
  let at = 0
  for (const block of blocks) {
    const read: (readonly Cell[])[] = []
    const start = rows[at]?.start ?? 0
    let end = start
    for (let row = rows[at]; row && row.paragraph < block.end; row = rows[at]) {
      at += 1
      const from = row.start
      const cells = block.cells[row.paragraph - block.first] ?? []
      // The rule below a Markdown table's head has none.
      if (cells.length > 0) read.push(cells.map((cell) => cellOf(text, cell, from)))
      end = lineEnd(text, from)
    }
    if (read.length > 0)
      tables.push({ section, kind: block.kind, span: { start, end }, rows: read })
  }
  return tables
}

function cellOf(text: string, { start, end }: Span, from: number): Cell {
  const span = { start: from + start, end: from + end }
  return { span, number: numberOfCell(text.slice(span.start, span.end)) }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
