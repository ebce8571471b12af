import { findAlignedTables } from './aligned-table.ts'
import { type Box, readingOrder } from './columns.ts'
import type { Grid } from './grid.ts'
import { type Line, piecesOf, toLines } from './lines.ts'
import { readRuledTables, type Table } from './ruled-table.ts'
import type { Run, Sheet } from './sheet.ts'

/** Lines and tables that follow each other without anything beside them. */
export interface Flow {
  readonly page: number
  /** Flows of the same name have the same margins, page after page. */
  readonly name: string
  readonly blocks: readonly (Line | Table)[]
}

/** What stands on a sheet in the order it is read: tables by their rules, columns, rows without rules. */
export function flowsOf(
  sheet: Sheet,
  grids: readonly Grid[],
  furniture: ReadonlySet<Run>,
): readonly Flow[] {
  const runs = sheet.runs.filter((run) => !furniture.has(run))
  const { tables, rest } = readRuledTables(runs, grids)
  const boxes: Box[] = [
    ...tables.map((table) => ({ ...boundsOf(table), content: table })),
    ...toLines(rest)
      .flatMap(piecesOf)
      .map((piece) => ({
        left: piece.left,
        right: piece.right,
        top: piece.base - piece.size,
        bottom: piece.base,
        content: piece,
      })),
  ]
  return readingOrder(boxes).map((column) => ({
    page: sheet.page,
    name: `${Math.round(sheet.width)} ${column.place}`,
    blocks: blocksOf(column.boxes),
  }))
}

function boundsOf({ left, right, top, bottom }: Table): Omit<Box, 'content'> {
  return { left, right, top, bottom }
}

/** Pieces put together to lines again, between the tables. */
function blocksOf(boxes: readonly Box[]): (Line | Table)[] {
  const blocks: (Line | Table)[] = []
  let runs: Run[] = []
  const close = (): void => {
    for (const block of findAlignedTables(toLines(runs))) blocks.push(block)
    runs = []
  }
  for (const { content } of boxes) {
    if ('rows' in content) {
      close()
      blocks.push(content)
    } else for (const run of content.runs) runs.push(run)
  }
  close()
  return blocks
}
