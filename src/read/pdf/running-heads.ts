import { type Candidate, groupsOf, placeOf } from './head-candidates.ts'
import type { Line } from './lines.ts'
import { isInBand, type PageLines, whiteBetween } from './page-lines.ts'
import { quantile } from './quantile.ts'

/** What has the body's size, or two pages to judge by, is nearer to the edge. Part of the height. */
const NARROW_BAND = 0.09
/** Pages on which the body reaches as far out as a head: more of them, and it is none. */
const REACHED = 0.1
/** Nearly all gaps in a body are smaller than this quantile of them times this. */
const QUANTILE = 0.8
const CLEAR = 1.25
/** What begins or ends so many pages is no body: here gaps between paragraphs may be larger. */
const EVERYWHERE = 0.8
const LONG = 5
/** Lines of the body that begin at a place where it usually begins. Part of them. */
const USUAL = 0.1
/** No gap smaller than this is clear. Parts of the body's size. */
const LEAST_CLEAR = 0.6

/**
 * Running heads and feet. Text lost is worse than a head kept, so all of this must hold: equal on
 * three pages or more and on half of the odd or of the even ones, page numbers aside; at the same
 * height; between it and the body a clear gap; further out than the body of other pages; not the
 * line of a sentence, a heading or an item; not set like a paragraph of the body. Of two pages the
 * gap must exceed any in their body.
 */
export function findRunningHeads(
  pages: readonly PageLines[],
  numbers: ReadonlySet<Line>,
): ReadonlySet<Line> {
  const count = new Set(pages.map(({ sheet }) => sheet.page)).size
  if (count < 2) return new Set()
  const groups = groupsOf(pages, numbers).filter((group) => pagesOf(group).size > 1)
  const body = bodyOf(pages, new Set([...numbers, ...linesOf(groups)]))
  const size = quantile(
    [...body].map((line) => line.size),
    0.9,
  )
  const gaps = gapsOf(pages, body)
  const [inside, between, most] = [0.5, QUANTILE, 1].map((part) => quantile(gaps, part))
  const begins = countLefts(body)
  const heads = groups
    .map((group) => {
      const isEverywhere = pagesOf(group).size >= Math.max(LONG, count * EVERYWHERE)
      const usual = ((isEverywhere ? inside : between) ?? 0) * CLEAR
      const clear = Math.max(count === 2 ? (most ?? 0) : usual, size * LEAST_CLEAR)
      return group.filter(({ line, page, white }) => {
        if ((white !== null && white <= clear) || line.size > size * 1.1) return false
        const isSmall = line.size < size * 0.95
        if (!isSmall && begins(line) >= body.size * USUAL) return false
        return (isSmall && count > 2) || isInBand(line, page.sheet, NARROW_BAND)
      })
    })
    .filter((group) => isOnMost(group, pages))
  const known = new Set([...numbers, ...linesOf(heads)])
  return new Set(linesOf(heads.filter((group) => !isReached(group, pages, known))))
}

function linesOf(groups: readonly (readonly Candidate[])[]): Line[] {
  return groups.flatMap((group) => group.map(({ line }) => line))
}

function bodyOf(pages: readonly PageLines[], others: ReadonlySet<Line>): ReadonlySet<Line> {
  return new Set(
    pages.flatMap(({ lines, inTables }) =>
      lines.filter((line) => !others.has(line) && !inTables.has(line)),
    ),
  )
}

/** How many lines of the body begin where a line begins, as paragraphs do. */
function countLefts(body: ReadonlySet<Line>): (line: Line) => number {
  const counts = new Map<number, number>()
  for (const { left } of body) {
    counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1)
  }
  return ({ left }) =>
    [-2, -1, 0, 1, 2].reduce((sum, step) => sum + (counts.get(Math.round(left) + step) ?? 0), 0)
}

function pagesOf(members: readonly Candidate[]): ReadonlySet<number> {
  return new Set(members.map(({ page }) => page.sheet.page))
}

/** Heads of left and of right pages alternate. */
function isOnMost(members: readonly Candidate[], pages: readonly PageLines[]): boolean {
  // Where nothing else stands on a page, it does not show that this is a head.
  const own = pagesOf(members.filter(({ white }) => white !== null))
  const all = new Set(pages.map(({ sheet }) => sheet.page))
  if (own.size < Math.min(3, all.size)) return false
  return [0, 1].some((parity) => {
    const isOf = (page: number): boolean => page % 2 === parity
    const [some, whole] = [[...own].filter(isOf).length, [...all].filter(isOf).length]
    return some > 0 && some >= whole / 2
  })
}

/** Whether other lines stand as far out as these do on more than a few pages. */
function isReached(
  members: readonly Candidate[],
  pages: readonly PageLines[],
  known: ReadonlySet<Line>,
): boolean {
  const [first] = members
  if (!first) return true
  const inner = Math.max(...members.map(placeOf))
  const reached = pages.filter(({ sheet, lines }) =>
    lines.some((line) => {
      if (known.has(line)) return false
      if (first.side === 'top') return line.base - line.size < inner
      return line.base > sheet.height - inner - first.line.size
    }),
  )
  return reached.length > pages.length * REACHED
}

/** What is free between lines of the body that follow each other. Points. */
function gapsOf(pages: readonly PageLines[], body: ReadonlySet<Line>): number[] {
  return pages.flatMap(({ lines }) =>
    lines.flatMap((line, at) => {
      const next = lines[at + 1]
      return next && body.has(line) && body.has(next) ? Math.max(0, whiteBetween(line, next)) : []
    }),
  )
}
