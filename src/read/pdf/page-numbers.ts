import { type Line, textOf } from './lines.ts'
import { isInBand, MOST_LINES, type PageLines } from './page-lines.ts'

interface Candidate {
  readonly line: Line
  readonly text: string
  readonly number: number
  readonly page: number
  /** In the margin by its place alone, not only apart from the other lines. */
  readonly isOutside: boolean
}

/** Text rarely begins so near to the edge of a page. Part of its height. */
const MARGIN = 0.09

const NUMBER =
  /^(?:第|page)?[-—–―－·•~～_|]{0,6}(\d{1,4})[-—–―－·•~～_|]{0,6}[页頁]?[,，/／]?(?:共|of)?\d{0,4}[页頁]?$/i
/** What no figure of a text looks like: 第3页, — 3 —. */
const FRAMED = /^第.*[页頁]$|^page|^[-—–―－·•~～_|].*[-—–―－·•~～_|]$/i

/** What a text without spaces says when it is nothing but the number of a page. */
export function numberOf(text: string): number | null {
  const number = NUMBER.exec(text)?.[1]
  return number === undefined ? null : Number(number)
}

/** Numbers alone on a line that count the pages, wherever they begin to count. */
export function findPageNumbers(pages: readonly PageLines[]): ReadonlySet<Line> {
  const offsets = new Map<number, Candidate[]>()
  for (const candidate of pages.flatMap(candidatesOf)) {
    const offset = candidate.number - candidate.page
    const group = offsets.get(offset)
    if (group) group.push(candidate)
    else offsets.set(offset, [candidate])
  }
  const found = new Set<Line>()
  for (const [offset, group] of offsets) {
    const counts = new Set(group.map(({ page }) => page)).size > 1
    for (const { line, text, isOutside } of group) {
      if (counts || FRAMED.test(text) || (offset === 0 && isOutside)) found.add(line)
    }
  }
  return found
}

function candidatesOf({ sheet, lines, inTables }: PageLines): Candidate[] {
  return lines.flatMap((line, place) => {
    const fromEnd = lines.length - 1 - place
    if (Math.min(place, fromEnd) >= MOST_LINES || inTables.has(line)) return []
    const text = textOf(line).replace(/\s+/g, '')
    const number = numberOf(text)
    const isOutside = isInBand(line, sheet, MARGIN)
    const isApart =
      Math.min(place, fromEnd) === 0 && isFar(line, lines[place === 0 ? 1 : place - 1])
    if (number === null || !(isOutside || isApart)) return []
    return { line, text, number, page: sheet.page, isOutside }
  })
}

function isFar(line: Line, next: Line | undefined): boolean {
  return (
    next !== undefined && Math.abs(next.base - line.base) > Math.max(next.size, line.size) * 2.4
  )
}
