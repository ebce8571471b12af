import type { Ruled } from './continued-grids.ts'
import { textOf } from './lines.ts'
import { pageLinesOf } from './page-lines.ts'
import { findPageNumbers } from './page-numbers.ts'
import { findRunningHeads } from './running-heads.ts'
import type { Run } from './sheet.ts'

export interface Furniture {
  /** What is left out. */
  readonly runs: ReadonlySet<Run>
  /** Its lines, page by page. */
  readonly texts: readonly string[]
}

/** What stands around the text of pages: running heads and feet, and page numbers. */
export function findFurniture(sheets: readonly Ruled[]): Furniture {
  const pages = sheets.map(pageLinesOf)
  const numbers = findPageNumbers(pages)
  const heads = findRunningHeads(pages, numbers)
  const left = pages.flatMap(({ lines }) =>
    lines.filter((line) => numbers.has(line) || heads.has(line)),
  )
  return { runs: new Set(left.flatMap(({ runs }) => runs)), texts: left.map(textOf) }
}
