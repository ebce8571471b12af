import { type Line, piecesOf } from './lines.ts'
import { cellText, type Table } from './ruled-table.ts'

interface Span {
  left: number
  right: number
}

/** Columns are further apart. Full-width characters. */
const GAP = 0.7
/** Rows further apart than this are not of one table. Full-width characters. */
const FAR = 3.5

/** Lines whose pieces stand below each other, without any rule, become rows; the others stay. */
export function findAlignedTables(lines: readonly Line[]): (Line | Table)[] {
  const found: (Line | Table)[] = []
  const pieces = lines.map(piecesOf)
  for (let at = 0; at < lines.length; ) {
    const end = endOfTable(lines, pieces, at)
    if (end - at >= 2) {
      found.push(tableOf(lines.slice(at, end), pieces.slice(at, end)))
      at = end
    } else {
      found.push(lines[at] as Line)
      at += 1
    }
  }
  return found
}

/** Behind the last line of the table that begins here; where it begins when there is none. */
function endOfTable(
  lines: readonly Line[],
  pieces: readonly (readonly Line[])[],
  start: number,
): number {
  let columns: Span[] = []
  let rows = 0
  let end = start
  for (let at = start; at < lines.length; at += 1) {
    const [line, before] = [lines[at] as Line, lines[at - 1]]
    const own = pieces[at] ?? []
    if (at === start && own.length < 2) return start
    if (at > start && before && line.base - before.base > line.size * FAR) break
    const wider = widened(columns, own, line.size)
    if (!wider || (own.length < 2 && at - end > 2)) break
    columns = wider
    if (own.length < 2) continue
    rows += 1
    end = at + 1
  }
  return rows >= 2 ? end : start
}

/** The columns with a line's pieces in them; null when a piece stands across two. */
function widened(columns: readonly Span[], pieces: readonly Line[], size: number): Span[] | null {
  const next = columns.map((column) => ({ ...column }))
  for (const { left, right } of pieces) {
    const over = next.filter((column) => column.left < right && left < column.right)
    if (over.length > 1) return null
    const [column] = over
    if (column) {
      column.left = Math.min(column.left, left)
      column.right = Math.max(column.right, right)
    } else next.push({ left, right })
  }
  next.sort((a, b) => a.left - b.left)
  const close = next.some(
    (column, at) => column.left - (next[at - 1]?.right ?? -Infinity) < size * GAP,
  )
  return close ? null : next
}

function tableOf(lines: readonly Line[], pieces: readonly (readonly Line[])[]): Table {
  let columns: Span[] = []
  lines.forEach((line, at) => {
    columns = widened(columns, pieces[at] ?? [], line.size) ?? columns
  })
  const steps = lines.slice(1).map((line, at) => line.base - (lines[at]?.base ?? 0))
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? 0
  const rows: Line[][][] = []
  lines.forEach((_, at) => {
    const cells = columns.map((column) =>
      (pieces[at] ?? []).filter(({ left, right }) => left < column.right && column.left < right),
    )
    const above = rows.at(-1)
    const goesOn = cells[0]?.length === 0 && (steps[at - 1] ?? usual) < usual * 0.8
    if (!above || !goesOn) rows.push(cells)
    else {
      cells.forEach((cell, column) => {
        above[column]?.push(...cell)
      })
    }
  })
  return {
    rows: rows.map((row) =>
      row.map((cell) => cellText(cell.flatMap(({ runs }) => runs))).join('\t'),
    ),
    left: columns[0]?.left ?? 0,
    right: columns.at(-1)?.right ?? 0,
    top: (lines[0]?.base ?? 0) - (lines[0]?.size ?? 0),
    bottom: lines.at(-1)?.base ?? 0,
  }
}
