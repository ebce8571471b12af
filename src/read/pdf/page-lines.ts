import type { Ruled } from './continued-grids.ts'
import { type Line, toLines } from './lines.ts'
import type { Sheet } from './sheet.ts'

/** The lines of a sheet from top to bottom. */
export interface PageLines {
  readonly sheet: Sheet
  readonly lines: readonly Line[]
  /** Those in the cells of a table with rules. */
  readonly inTables: ReadonlySet<Line>
}

/** Heads and feet have no more lines. */
export const MOST_LINES = 3

export function pageLinesOf({ sheet, grids }: Ruled): PageLines {
  const lines = toLines(sheet.runs)
  const tables = grids.filter(({ xs }) => xs.length > 2)
  const isInTable = ({ base }: Line): boolean =>
    tables.some(({ ys }) => base > (ys[0] ?? 0) && base < (ys.at(-1) ?? 0))
  return { sheet, lines, inTables: new Set(lines.filter(isInTable)) }
}

/** Whether a line stands in the outermost part of its sheet's height, above or below. */
export function isInBand({ base, size }: Line, { height }: Sheet, part: number): boolean {
  return base < height * part || base - size > height * (1 - part)
}

/** What is left free between a line and the one below it. Points. */
export function whiteBetween(above: Line, below: Line): number {
  return below.base - below.size - above.base
}
