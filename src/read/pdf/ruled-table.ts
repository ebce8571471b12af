import type { Grid } from './grid.ts'
import { joinBroken, textOf, toLines } from './lines.ts'
import { middleOf, type Run } from './sheet.ts'

/** A table where it stands: each row a line, tabs between its cells. */
export interface Table {
  readonly rows: readonly string[]
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The tables of a sheet, and the runs that stand in none. */
export function readRuledTables(
  runs: readonly Run[],
  grids: readonly Grid[],
): { tables: Table[]; rest: readonly Run[] } {
  const tables: Table[] = []
  let rest = runs
  for (const grid of grids) {
    const [left = 0, top = 0] = [grid.xs[0], grid.ys[0]]
    const [right = 0, bottom = 0] = [grid.xs.at(-1), grid.ys.at(-1)]
    const isInside = (run: Run): boolean => {
      const x = (run.left + run.right) / 2
      return x > left && x < right && middleOf(run) > top && middleOf(run) < bottom
    }
    const inside = rest.filter(isInside)
    if (inside.length === 0) continue
    rest = rest.filter((run) => !isInside(run))
    tables.push({ rows: rowsOf(grid, inside), left, right, top, bottom })
  }
  return { tables, rest }
}

/** A merged cell says what it says once, where it begins; the places it covers stay empty. */
function rowsOf({ xs, ys, cells }: Grid, runs: readonly Run[]): string[] {
  const texts = new Map<number, Run[]>()
  for (const run of runs.flatMap((whole) =>
    cutAt(whole, wallsAt(xs, cells[placeOf(ys, middleOf(whole))])),
  )) {
    const row = placeOf(ys, middleOf(run))
    const column = placeOf(xs, (run.left + run.right) / 2)
    const cell = cells[row]?.[column]
    if (cell === undefined) continue
    const own = texts.get(cell)
    if (own) own.push(run)
    else texts.set(cell, [run])
  }
  const columns = xs.length - 1
  return cells
    .map((row, y) =>
      row
        .map((cell, x) => (cell === y * columns + x ? cellText(texts.get(cell) ?? []) : ''))
        .join('\t'),
    )
    .filter((row) => row.trim() !== '')
}

/** A cell's lines are broken by its width alone, down to one character a line. */
export function cellText(runs: readonly Run[]): string {
  return joinBroken(toLines(runs).map(textOf))
}

/** The edges in a row that part two cells, not those that run through a merged one. */
function wallsAt(xs: readonly number[], row: readonly number[] = []): readonly number[] {
  return xs.filter((_, at) => at > 0 && at < row.length && row[at - 1] !== row[at])
}

/** Two cells so close that their text is one run: the border parts them, at a space. */
function cutAt(run: Run, xs: readonly number[]): Run[] {
  const x = xs.find((edge) => edge > run.left + run.size / 2 && edge < run.right - run.size / 2)
  if (x === undefined || !run.text.includes(' ')) return [run]
  const widths = [...run.text].map((character) => (character < '\u2e80' ? 1 : 2))
  const total = widths.reduce((sum, width) => sum + width, 0)
  let best = -1
  let distance = run.size
  let [at, sum] = [0, 0]
  for (const [place, character] of [...run.text].entries()) {
    const here = run.left + ((sum + 0.5) / total) * (run.right - run.left)
    if (character === ' ' && Math.abs(here - x) < distance) {
      best = at
      distance = Math.abs(here - x)
    }
    at += character.length
    sum += widths[place] ?? 1
  }
  if (best < 0) return [run]
  return [
    { ...run, text: run.text.slice(0, best), right: x - 0.1 },
    ...cutAt({ ...run, text: run.text.slice(best + 1), left: x + 0.1 }, xs),
  ]
}

/** The row or column between whose edges a place lies. */
function placeOf(edges: readonly number[], value: number): number {
  let place = 0
  while (place + 2 < edges.length && value >= (edges[place + 1] ?? 0)) place += 1
  return place
}
