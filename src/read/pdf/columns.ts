import { type Line, textOf } from './lines.ts'
import type { Table } from './ruled-table.ts'

/** A piece of a line or a table, and the room it takes. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly content: Line | Table
}

/** Boxes that are read from top to bottom. */
export interface Column {
  /** Which of those beside each other: the left `l`, the right `r`; empty for the whole width. */
  readonly place: string
  readonly boxes: readonly Box[]
}

/** Columns of a height may differ by the lines that must stay together. Full-width characters. */
const EVEN = 4.5

interface Band {
  readonly above: readonly Box[]
  readonly left: readonly Box[]
  readonly right: readonly Box[]
  readonly below: readonly Box[]
}

/** Narrower columns are those of a table. Full-width characters. */
const NARROWEST = 8
/** The room between columns. Full-width characters. */
const GUTTER = 0.8

/** The columns of text in the order they are read; lines across the page part what is above and below. */
export function readingOrder(boxes: readonly Box[]): readonly Column[] {
  return split(
    [...boxes].sort((a, b) => a.top - b.top || a.left - b.left),
    '',
  )
}

function split(boxes: readonly Box[], place: string): readonly Column[] {
  const band = place.length < 2 ? findBand(boxes) : null
  if (!band) return boxes.length === 0 ? [] : [{ boxes, place }]
  return [
    ...split(band.above, place),
    ...split(band.left, `${place}l`),
    ...split(band.right, `${place}r`),
    ...split(band.below, place),
  ]
}

/** The longest run of boxes that leaves an upright strip free, with prose on both of its sides. */
function findBand(boxes: readonly Box[]): Band | null {
  const size = medianSize(boxes)
  if (boxes.length < 4 || size === 0) return null
  const { left: first, right: last } = extent(boxes)
  const dividers = findDividers(boxes, size)
  let best: { start: number; end: number; x: number } | null = null
  const steps = Math.min(200, Math.floor((last - first) / (size / 2)))
  for (let step = 0; step < steps; step += 1) {
    const x = first + (step * (last - first)) / steps
    if (x < first + NARROWEST * size || x > last - NARROWEST * size) continue
    let start = 0
    let [left, right] = [0, 0]
    for (let end = 0; end <= boxes.length; end += 1) {
      const box = boxes[end]
      const isFree =
        box && (box.left >= x + size * GUTTER * 0.5 || box.right <= x - size * GUTTER * 0.5)
      const cuts = box && dividers.has(box) && isEven(left, right, size)
      if (isFree && !cuts) {
        if (box.right < x) left = Math.max(left, box.bottom)
        else right = Math.max(right, box.bottom)
        continue
      }
      const isLonger = end - start > (best ? best.end - best.start : 3)
      if (isLonger && areColumns(boxes.slice(start, end), x, size)) best = { start, end, x }
      start = isFree ? end : end + 1
      ;[left, right] = [
        isFree && box.right < x ? box.bottom : 0,
        isFree && box.left > x ? box.bottom : 0,
      ]
    }
  }
  if (!best) return null
  const { start, end, x } = best
  const inside = boxes.slice(start, end)
  const left = inside.filter((box) => box.right <= x)
  const right = inside.filter((box) => box.left >= x)
  // A heading over the columns is short, so it crosses nothing.
  const top = Math.max(extent(left).top, extent(right).top) - size * 0.5
  const isOver = (box: Box): boolean => box.bottom < top
  return {
    above: [...boxes.slice(0, start), ...inside.filter(isOver)],
    left: left.filter((box) => !isOver(box)),
    right: right.filter((box) => !isOver(box)),
    below: boxes.slice(end),
  }
}

/** Columns that end at the same height, or of which one has not begun: what follows may be below both. */
function isEven(left: number, right: number, size: number): boolean {
  return left === 0 || right === 0 || Math.abs(left - right) < size * EVEN
}

/** Headings and tables with nothing beside them: columns above and below are others. */
function findDividers(boxes: readonly Box[], size: number): ReadonlySet<Box> {
  return new Set(
    boxes.filter((box, at) => {
      if (!isHeading(box, size)) return false
      for (const step of [-1, 1]) {
        for (let other = at + step; boxes[other]; other += step) {
          const beside = boxes[other] as Box
          const apart = step < 0 ? box.top - beside.bottom : beside.top - box.bottom
          if (apart < size * 0.3) return false
          if (Math.abs(beside.top - box.top) > size * 6) break
        }
      }
      return true
    }),
  )
}

const HEADING = /^(?:第[一二三四五六七八九十]{1,3}[章节部分]|[一二三四五六七八九十]{1,3}[、.．])/

function isHeading({ content }: Box, size: number): boolean {
  if ('rows' in content) return true
  return content.size > size * 1.08 || HEADING.test(textOf(content))
}

function areColumns(boxes: readonly Box[], x: number, size: number): boolean {
  const left = boxes.filter((box) => box.right <= x)
  const right = boxes.filter((box) => box.left >= x)
  if (Math.min(left.length, right.length) < 2 || !isProse(left, size) || !isProse(right, size))
    return false
  const [one, other] = [extent(left), extent(right)]
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return shared > Math.min(one.bottom - one.top, other.bottom - other.top) * 0.6
}

/** Most lines fill the column, and some hold a part of a sentence. */
function isProse(boxes: readonly Box[], size: number): boolean {
  const { left, right } = extent(boxes)
  const width = right - left
  if (width < NARROWEST * size) return false
  const full = boxes.filter((box) => box.right - box.left > width * 0.7).length
  const clauses = boxes.filter(
    ({ content }) => 'rows' in content || /[，。；、,;]/.test(textOf(content)),
  )
  return full >= boxes.length * 0.45 && clauses.length >= boxes.length * 0.3
}

function extent(boxes: readonly Omit<Box, 'content'>[]): Omit<Box, 'content'> {
  return boxes.reduce((whole, box) => ({
    left: Math.min(whole.left, box.left),
    right: Math.max(whole.right, box.right),
    top: Math.min(whole.top, box.top),
    bottom: Math.max(whole.bottom, box.bottom),
  }))
}

function medianSize(boxes: readonly Box[]): number {
  const sizes = boxes
    .flatMap(({ content }) => ('rows' in content ? [] : [content.size]))
    .sort((a, b) => a - b)
  return sizes[sizes.length >> 1] ?? 0
}
