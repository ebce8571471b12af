import type { Ruled } from './continued-grids.ts'
import type { Grid } from './grid.ts'
import { type Line, textOf, toLines } from './lines.ts'
import type { Run, Sheet } from './sheet.ts'

export interface Furniture {
  /** What is left out. */
  readonly runs: ReadonlySet<Run>
  /** Its lines, page by page. */
  readonly texts: readonly string[]
}

interface Edge {
  readonly line: Line
  readonly text: string
  /** Without spaces, figures replaced: the same on every page that has this head or foot. */
  readonly key: string
  readonly page: number
  readonly isMargin: boolean
}

/** Heads and feet have no more lines. */
const MOST_LINES = 3
/** Text rarely begins so near to the edge of a page. Part of its height. */
const MARGIN = 0.09
/** Heads of left and of right pages stand on half of them, and some pages have none. */
const SHARE = 0.35
/** The same head stands at the same height. Points. */
const NEAR = 4

const NUMBER =
  /^(?:第|page)?[-—–―－·•~～_|]{0,6}(\d{1,4})[-—–―－·•~～_|]{0,6}(?:(?:页)?[,，/／]?(?:共|of)?\d{0,4}(?:页)?)$/i

/** Running heads and feet: what stands on most pages in the same place; and page numbers. */
export function findFurniture(pages: readonly Ruled[]): Furniture {
  const edges = pages.flatMap(({ sheet, grids }) => edgesOf(sheet, grids))
  const repeated = repeatedEdges(edges, pages.length)
  const numbers = pageNumbers(edges)
  const left = edges.filter((edge) => repeated.has(edge) || numbers.has(edge))
  return {
    runs: new Set(left.flatMap(({ line }) => line.runs)),
    texts: left.map(({ text }) => text),
  }
}

function edgesOf(sheet: Sheet, grids: readonly Grid[]): Edge[] {
  const lines = toLines(sheet.runs)
  const ends =
    lines.length <= MOST_LINES * 2
      ? lines
      : [...lines.slice(0, MOST_LINES), ...lines.slice(-MOST_LINES)]
  return ends
    .filter(
      ({ base }) =>
        !grids.some(
          ({ xs, ys }) => xs.length > 2 && base > (ys[0] ?? 0) && base < (ys.at(-1) ?? 0),
        ),
    )
    .map((line) => {
      const text = textOf(line)
      const isMargin =
        line.base < sheet.height * MARGIN || line.base - line.size > sheet.height * (1 - MARGIN)
      const place = lines.indexOf(line)
      const apart = (other: Line | undefined): boolean =>
        other !== undefined &&
        Math.abs(other.base - line.base) > Math.max(other.size, line.size) * 2.4
      const isApart = place < MOST_LINES ? apart(lines[place + 1]) : apart(lines[place - 1])
      return {
        line,
        text,
        key: text.replace(/\s+/g, '').replace(/\d+/g, '#'),
        page: sheet.page,
        isMargin: isMargin || (isApart && (place === 0 || place === lines.length - 1)),
      }
    })
}

function repeatedEdges(edges: readonly Edge[], pages: number): ReadonlySet<Edge> {
  const groups = new Map<string, Edge[]>()
  for (const edge of edges) {
    if (!edge.isMargin || edge.text.length > 120) continue
    groups.set(edge.key, [...(groups.get(edge.key) ?? []), edge])
  }
  const found = new Set<Edge>()
  for (const group of groups.values()) {
    const heights = group.map(({ line }) => line.base).sort((a, b) => a - b)
    const usual = heights[heights.length >> 1] ?? 0
    const same = group.filter(({ line }) => Math.abs(line.base - usual) <= NEAR)
    if (same.length < 2 || same.length < pages * SHARE) continue
    for (const edge of same) found.add(edge)
  }
  return found
}

/** Numbers alone on a line that count the pages, wherever they begin to count. */
function pageNumbers(edges: readonly Edge[]): ReadonlySet<Edge> {
  const offsets = new Map<number, Edge[]>()
  for (const edge of edges) {
    const number = edge.isMargin ? NUMBER.exec(edge.text.replace(/\s+/g, ''))?.[1] : undefined
    if (number === undefined) continue
    const offset = Number(number) - edge.page
    offsets.set(offset, [...(offsets.get(offset) ?? []), edge])
  }
  const found = new Set<Edge>()
  for (const [offset, group] of offsets) {
    const counted = new Set(group.map(({ page }) => page)).size
    const isSure = counted > 1 || offset === 0 || group.every(({ text }) => !/^\d+$/.test(text))
    if (isSure) for (const edge of group) found.add(edge)
  }
  return found
}
