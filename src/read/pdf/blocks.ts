import { findAlignedTables } from './aligned-table.ts'
import { type Box, readingOrder } from './columns.ts'
import type { Grid } from './grid.ts'
import { findGutters } from './gutters.ts'
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

interface Content {
  readonly sheet: Sheet
  /** Sheets of one width are set alike. */
  readonly name: string
  readonly tables: readonly Table[]
  readonly pieces: readonly Line[]
}

/** What stands on sheets in the order it is read: tables by their rules, columns, rows without rules. */
export function flowsOf(
  sheets: readonly Sheet[],
  grids: ReadonlyMap<Sheet, readonly Grid[]>,
  furniture: ReadonlySet<Run>,
): readonly Flow[] {
  const contents = sheets.map((sheet): Content => {
    const runs = sheet.runs.filter((run) => !furniture.has(run))
    const { tables, rest } = readRuledTables(runs, grids.get(sheet) ?? [])
    const pieces = toLines(rest).flatMap(piecesOf)
    return { sheet, name: `${Math.round(sheet.width)}`, tables, pieces }
  })
  const gutters = findGutters(contents)
  return contents.flatMap((content) =>
    readingOrder(boxesOf(content), gutters.get(content.name) ?? []).map((column) => ({
      page: content.sheet.page,
      name: `${content.name} ${column.place}`,
      blocks: blocksOf(column.boxes),
    })),
  )
}

function boxesOf({ tables, pieces }: Content): Box[] {
  return [
    ...tables.map((table) => ({ ...boundsOf(table), content: table })),
    ...pieces.map((piece) => ({
      left: piece.left,
      right: piece.right,
      top: piece.base - piece.size,
      bottom: piece.base,
      content: piece,
    })),
  ]
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
