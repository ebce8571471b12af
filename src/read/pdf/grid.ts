import type { Rule } from './sheet.ts'

/** The lines a table draws: the edges of its columns and rows, and which cells are one. */
export interface Grid {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** For each row and column the number of the cell that covers it. */
  readonly cells: readonly (readonly number[])[]
}

/** Ends that miss each other by less meet. Points. */
const NEAR = 2.5
/** More rows times columns than any table has: a drawing. */
const MOST_CELLS = 5_000

/** What is drawn of tables on a sheet: rules that cross each other. Of one column it is a mere box. */
export function findGrids(rules: readonly Rule[]): readonly Grid[] {
  const level = merged(rules.filter(({ y1, y2 }) => y1 === y2))
  const upright = merged(rules.filter(({ y1, y2 }) => y1 !== y2).map(flip)).map(flip)
  return crossing(level, upright)
    .map(({ h, v }) => makeGrid(h, v))
    .filter((grid) => grid !== null)
    .sort((a, b) => areaOf(a) - areaOf(b))
}

function flip({ x1, y1, x2, y2 }: Rule): Rule {
  return { x1: y1, y1: x1, x2: y2, y2: x2 }
}

function areaOf({ xs, ys }: Grid): number {
  return ((xs.at(-1) ?? 0) - (xs[0] ?? 0)) * ((ys.at(-1) ?? 0) - (ys[0] ?? 0))
}

/** Level rules whose pieces (one for each cell) are put together again. */
function merged(rules: readonly Rule[]): Rule[] {
  const rows: Rule[][] = []
  for (const rule of [...rules].sort((a, b) => a.y1 - b.y1)) {
    const row = rows.at(-1)
    if (row && rule.y1 - (row[0]?.y1 ?? 0) < NEAR) row.push(rule)
    else rows.push([rule])
  }
  return rows.flatMap((row) => {
    const y = row[0]?.y1 ?? 0
    const whole: Rule[] = []
    for (const rule of row.sort((a, b) => a.x1 - b.x1)) {
      const last = whole.at(-1)
      if (last && rule.x1 - last.x2 < NEAR) {
        whole[whole.length - 1] = { ...last, x2: Math.max(last.x2, rule.x2) }
      } else whole.push({ x1: rule.x1, x2: rule.x2, y1: y, y2: y })
    }
    return whole
  })
}

/** Groups of rules that touch. */
function crossing(level: readonly Rule[], upright: readonly Rule[]): { h: Rule[]; v: Rule[] }[] {
  const parent = Array.from({ length: level.length + upright.length }, (_, at) => at)
  upright.forEach((v, at) => {
    level.forEach((h, place) => {
      const meets =
        h.x1 - NEAR <= v.x1 && v.x1 <= h.x2 + NEAR && v.y1 - NEAR <= h.y1 && h.y1 <= v.y2 + NEAR
      if (meets) unite(parent, place, level.length + at)
    })
  })
  const groups = new Map<number, { h: Rule[]; v: Rule[] }>()
  for (const [at, rule] of [...level, ...upright].entries()) {
    const root = rootOf(parent, at)
    const group = groups.get(root) ?? { h: [], v: [] }
    groups.set(root, group)
    if (at < level.length) group.h.push(rule)
    else group.v.push(rule)
  }
  return [...groups.values()].filter(({ h, v }) => h.length > 0 && v.length > 0)
}

function makeGrid(h: readonly Rule[], v: readonly Rule[]): Grid | null {
  const xs = distinct([...v.map(({ x1 }) => x1), ...ends(h.flatMap(({ x1, x2 }) => [x1, x2]))])
  const ys = distinct([...h.map(({ y1 }) => y1), ...ends(v.flatMap(({ y1, y2 }) => [y1, y2]))])
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  if (columns < 1 || rows < 1 || columns * rows > MOST_CELLS) return null
  const parent = Array.from({ length: columns * rows }, (_, at) => at)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2
      const y = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2
      const at = row * columns + column
      const right = xs[column + 1] ?? 0
      const below = ys[row + 1] ?? 0
      const wall = v.some(
        (rule) => Math.abs(rule.x1 - right) < NEAR && rule.y1 <= y && y <= rule.y2,
      )
      const floor = h.some(
        (rule) => Math.abs(rule.y1 - below) < NEAR && rule.x1 <= x && x <= rule.x2,
      )
      if (column + 1 < columns && !wall) unite(parent, at, at + 1)
      if (row + 1 < rows && !floor) unite(parent, at, at + columns)
    }
  }
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => rootOf(parent, row * columns + column)),
  )
  return { xs, ys, cells }
}

/** The same table with more edges of columns; a cell that one of them parts goes on behind it. */
export function withEdges(grid: Grid, more: readonly number[]): Grid {
  const xs = distinct([...grid.xs, ...more])
  const columns = xs.length - 1
  const names = new Map<number, number>()
  const cells = grid.cells.map((row, y) =>
    xs.slice(0, -1).map((left, x) => {
      const middle = (left + (xs[x + 1] ?? left)) / 2
      const cell = row[grid.xs.findLastIndex((edge) => edge < middle)] ?? -1
      const name = names.get(cell) ?? y * columns + x
      names.set(cell, name)
      return name
    }),
  )
  return { xs, ys: grid.ys, cells }
}

function ends(values: readonly number[]): number[] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return [low, high]
}

function distinct(values: readonly number[]): number[] {
  const kept: number[] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    if (value - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) >= NEAR) kept.push(value)
  }
  return kept
}

function rootOf(parent: number[], at: number): number {
  let root = at
  while (parent[root] !== root) {
    parent[root] = parent[parent[root] ?? 0] ?? 0
    root = parent[root] ?? 0
  }
  return root
}

/** The smaller number names the whole: the cell that stands first. */
function unite(parent: number[], a: number, b: number): void {
  const [one, other] = [rootOf(parent, a), rootOf(parent, b)]
  parent[Math.max(one, other)] = Math.min(one, other)
}
