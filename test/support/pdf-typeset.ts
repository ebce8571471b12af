import { type Drawn, type DrawnPage, PAGE, widthOf } from './pdf.ts'

export interface Setting {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly size: number
  /** From line to line. */
  readonly pitch: number
  /** How far first lines are set in. Characters. */
  readonly indent: number
  /** Between paragraphs, beside the pitch. Points, 0 by default. */
  readonly gap?: number
}

/** A page as offices print it. */
export const OFFICE: Setting = {
  left: 80,
  right: 80 + 36 * 12,
  top: 90,
  bottom: 760,
  size: 12,
  pitch: 21,
  indent: 2,
}

/** Paragraphs broken into the lines of pages, each line drawn where it stands. */
export function typeset(paragraphs: readonly string[], setting: Setting = OFFICE): DrawnPage[] {
  const { left, right, top, bottom, size, pitch, indent, gap = 0 } = setting
  const pages: Drawn[][] = [[]]
  let y = top
  for (const paragraph of paragraphs) {
    let x = left + indent * size
    let rest = paragraph
    while (rest !== '') {
      const line = firstLine(rest, right - x, size)
      if (y > bottom) {
        pages.push([])
        y = top
      }
      pages.at(-1)?.push({ text: line, x, y, size })
      rest = rest.slice(line.length)
      x = left
      y += pitch
    }
    y += gap
  }
  return pages.map((texts) => ({ texts }))
}

/** As much as fits; no line begins with a mark that ends a clause, no number is parted. */
function firstLine(text: string, room: number, size: number): string {
  let end = 0
  let width = 0
  while (end < text.length) {
    const next = widthOf(text[end] ?? '', size)
    if (width + next > room + 0.01) break
    width += next
    end += 1
  }
  if (end === text.length) return text
  while (
    end > 1 &&
    /^(?:[，。、；：！？）》”%]|\d\d|\d%)/.test(
      text.slice(/\d/.test(text[end] ?? '') ? end - 1 : end),
    )
  ) {
    end -= 1
  }
  return text.slice(0, end)
}

/** The same head on every page, and the page's number below. */
export function withHeadAndFoot(
  pages: readonly DrawnPage[],
  head: string,
  foot: (page: number) => string,
): DrawnPage[] {
  return pages.map((page, at) => {
    const number = foot(at + 1)
    return {
      ...page,
      texts: [
        { text: head, x: (PAGE.width - widthOf(head, 9)) / 2, y: 50, size: 9 },
        ...page.texts,
        { text: number, x: (PAGE.width - widthOf(number, 9)) / 2, y: 805, size: 9 },
      ],
    }
  })
}

export interface DrawnTable {
  /** Cells by row; `<` goes on the cell to its left, `^` the cell above. */
  readonly rows: readonly (readonly string[])[]
  readonly widths: readonly number[]
  readonly left: number
  readonly top: number
  readonly ruled: boolean
}

/** A table whose cells are broken into lines and stand in the middle of their boxes. */
export function drawTable({ rows, widths, left, top, ruled }: DrawnTable, size = 10): DrawnPage {
  const texts: Drawn[] = []
  const lines: [number, number, number, number][] = []
  const edges = sums(left, widths)
  const at = (row: number, column: number): string => rows[row]?.[column] ?? ''
  const heights = rows.map((row, y) => {
    const tallest = row.map((_, x) => {
      const room = spanOf(y, x)
      let start = y
      while (at(start, x) === '^') start -= 1
      let end = y + 1
      while (at(end, x) === '^') end += 1
      return Math.ceil(Math.ceil(widthOf(at(start, x), size) / (room - size)) / (end - start))
    })
    return Math.max(1, ...tallest) * size * 1.3 + size * 0.8
  })
  const tops = sums(top, heights)
  function spanOf(row: number, column: number): number {
    let end = column + 1
    while (at(row, end) === '<') end += 1
    return (edges[end] ?? 0) - (edges[column] ?? 0)
  }
  rows.forEach((row, y) => {
    row.forEach((cell, x) => {
      const [x1 = 0, x2 = 0, y1 = 0, y2 = 0] = [edges[x], edges[x + 1], tops[y], tops[y + 1]]
      if (ruled && cell !== '<') lines.push([x1, y1, x1, y2])
      if (ruled && cell !== '^') lines.push([x1, y1, x2, y1])
      if (ruled && x === row.length - 1) lines.push([x2, y1, x2, y2])
      if (ruled && y === rows.length - 1) lines.push([x1, y2, x2, y2])
      if (cell === '<' || cell === '^' || cell === '') return
      const width = spanOf(y, x)
      let bottom = y + 1
      while (at(bottom, x) === '^') bottom += 1
      const parts: string[] = []
      for (let rest = cell; rest !== ''; rest = rest.slice(parts.at(-1)?.length)) {
        parts.push(firstLine(rest, width - size, size))
      }
      const middle = ((tops[bottom] ?? 0) + y1) / 2
      parts.forEach((text, line) => {
        const place = middle + (line - (parts.length - 1) / 2) * size * 1.3 + size * 0.38
        const inset = ruled ? (width - widthOf(text, size)) / 2 : 0
        texts.push({ text, x: x1 + inset, y: place, size })
      })
    })
  })
  return { texts, lines }
}

function sums(start: number, lengths: readonly number[]): number[] {
  const edges = [start]
  for (const length of lengths) edges.push((edges.at(-1) ?? 0) + length)
  return edges
}

/** What a table says as lines: tabs between cells, nothing where a cell goes on. */
export function tableLines(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => row.map((cell) => (cell === '<' || cell === '^' ? '' : cell)).join('\t'))
    .join('\n')
}
