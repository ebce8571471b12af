import { type Grid, withEdges } from './grid.ts'
import { middleOf, type Run, type Sheet } from './sheet.ts'

export interface Ruled {
  readonly sheet: Sheet
  readonly grids: readonly Grid[]
}

/** Edges of a table that goes on on another page differ by less. Points. */
const NEAR = 3

/**
 * Gives a table that goes on on the next pages the same columns on all of them: where only its head
 * stands on a page, the columns below a merged cell are drawn on the next one. What has one column
 * then is no table.
 */
export function continueGrids(
  pages: readonly Ruled[],
  furniture: ReadonlySet<Run>,
): ReadonlyMap<Sheet, readonly Grid[]> {
  const result = new Map(pages.map(({ sheet, grids }) => [sheet, grids]))
  for (let start = 0; start < pages.length; ) {
    const chain: [Sheet, Grid][] = []
    let at = start
    for (let grid = lastOf(pages[at], furniture); grid; ) {
      const page = pages[at] as Ruled
      chain.push([page.sheet, grid])
      const next = firstOf(pages[at + 1], furniture)
      if (!next || !isSameWidth(grid, next)) break
      at += 1
      const goesOn = lastOf(pages[at], furniture) === next
      if (!goesOn) chain.push([(pages[at] as Ruled).sheet, next])
      grid = goesOn ? next : null
    }
    const edges = chain.length > 1 ? chain.flatMap(([, grid]) => grid.xs) : []
    for (const [sheet, grid] of edges.length > 0 ? chain : []) {
      const grids = result.get(sheet) ?? []
      result.set(
        sheet,
        grids.map((own) => (own === grid ? withEdges(own, edges) : own)),
      )
    }
    start = Math.max(at, start + 1)
  }
  return new Map(
    [...result].map(([sheet, grids]) => [sheet, grids.filter(({ xs }) => xs.length > 2)]),
  )
}

/** The table below which nothing stands on its page. */
function lastOf(page: Ruled | undefined, furniture: ReadonlySet<Run>): Grid | null {
  if (!page) return null
  const grid = page.grids.reduce<Grid | null>(
    (low, one) => (low === null || (one.ys.at(-1) ?? 0) > (low.ys.at(-1) ?? 0) ? one : low),
    null,
  )
  const bottom = grid?.ys.at(-1) ?? 0
  return page.sheet.runs.some((run) => !furniture.has(run) && middleOf(run) > bottom) ? null : grid
}

/** The table above which nothing stands on its page. */
function firstOf(page: Ruled | undefined, furniture: ReadonlySet<Run>): Grid | null {
  if (!page) return null
  const grid = page.grids.reduce<Grid | null>(
    (high, one) => (high === null || (one.ys[0] ?? 0) < (high.ys[0] ?? 0) ? one : high),
    null,
  )
  const top = grid?.ys[0] ?? 0
  return page.sheet.runs.some((run) => !furniture.has(run) && middleOf(run) < top) ? null : grid
}

function isSameWidth(a: Grid, b: Grid): boolean {
  const [left, right] = [(a.xs[0] ?? 0) - (b.xs[0] ?? 0), (a.xs.at(-1) ?? 0) - (b.xs.at(-1) ?? 0)]
  return Math.abs(left) < NEAR && Math.abs(right) < NEAR
}
