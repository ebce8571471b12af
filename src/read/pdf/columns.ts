import { GUTTER, NARROWEST, sizeOf } from './gutters.ts'
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

/** A page with more is a drawing, not columns. */
const MOST_BOXES = 4_000

interface Band {
  readonly above: readonly Box[]
  /** Headings of the columns. */
  readonly over: readonly Box[]
  readonly left: readonly Box[]
  readonly right: readonly Box[]
  readonly below: readonly Box[]
}

/** The columns of text in the order they are read; lines across the page part what is above and below. */
export function readingOrder(boxes: readonly Box[], gutters: readonly number[]): readonly Column[] {
  return split(
    [...boxes].sort((a, b) => a.top - b.top || a.left - b.left),
    gutters,
    '',
  )
}

function split(
  boxes: readonly Box[],
  gutters: readonly number[],
  place: string,
): readonly Column[] {
  const band = place.length < 2 ? findBand(boxes, gutters) : null
  if (!band) return boxes.length === 0 ? [] : [{ boxes, place }]
  return [
    ...split(band.above, gutters, place),
    ...(band.over.length > 0 ? [{ boxes: band.over, place }] : []),
    ...split(band.left, gutters, `${place}l`),
    ...split(band.right, gutters, `${place}r`),
    ...split(band.below, gutters, place),
  ]
}

/** The longest run of boxes that leaves a gutter free, with prose beside it. */
function findBand(boxes: readonly Box[], gutters: readonly number[]): Band | null {
  const size = sizeOf(textsOf(boxes))
  if (boxes.length < 2 || boxes.length > MOST_BOXES || size === 0) return null
  const dividers = findDividers(boxes, size)
  let best: { start: number; end: number; x: number } | null = null
  for (const x of gutters) {
    const isFree = ({ left, right }: Box): boolean =>
      left >= x + size * GUTTER * 0.5 || right <= x - size * GUTTER * 0.5
    let start = 0
    let [left, right] = [0, 0]
    for (let end = 0; end <= boxes.length; end += 1) {
      const box = boxes[end]
      const free = box !== undefined && isFree(box)
      const cuts =
        free && dividers.has(box) && isEven(left, right, size) && goOn(boxes, end + 1, x, isFree)
      if (free && !cuts) {
        if (box.right < x) left = Math.max(left, box.bottom)
        else right = Math.max(right, box.bottom)
        continue
      }
      const isLonger = end - start > (best ? best.end - best.start : 1)
      if (isLonger && areColumns(boxes.slice(start, end), x, size)) best = { start, end, x }
      start = free ? end : end + 1
      ;[left, right] = [
        free && box.right < x ? box.bottom : 0,
        free && box.left > x ? box.bottom : 0,
      ]
    }
  }
  if (!best) return null
  const { start, end, x } = best
  const inside = boxes.slice(start, end)
  const [left, right] = sidesOf(inside, x)
  // A heading over the columns is short, so it crosses nothing.
  const top = Math.max(extent(left).top, extent(right).top) - size * 0.5
  const isOver = (box: Box): boolean => box.bottom < top
  return {
    above: boxes.slice(0, start),
    over: inside.filter(isOver),
    left: left.filter((box) => !isOver(box)),
    right: right.filter((box) => !isOver(box)),
    below: boxes.slice(end),
  }
}

/** Columns that end at the same height, or of which one has not begun: what follows may be below both. */
function isEven(left: number, right: number, size: number): boolean {
  return left === 0 || right === 0 || Math.abs(left - right) < size * EVEN
}

/** Whether both columns go on, before anything crosses them. */
function goOn(
  boxes: readonly Box[],
  start: number,
  x: number,
  isFree: (box: Box) => boolean,
): boolean {
  let [left, right] = [false, false]
  for (let at = start; at < boxes.length && !(left && right); at += 1) {
    const box = boxes[at] as Box
    if (!isFree(box)) break
    if (box.right < x) left = true
    else right = true
  }
  return left && right
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

/** Whether columns stand here, not a table: beside each other, filled by some lines, one to a height. */
function areColumns(boxes: readonly Box[], x: number, size: number): boolean {
  const [left, right] = sidesOf(boxes, x)
  if (left.length === 0 || right.length === 0) return false
  const [one, other] = [extent(left), extent(right)]
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  if (shared <= Math.min(one.bottom - one.top, other.bottom - other.top) * 0.6) return false
  const full = boxes.filter((box) => {
    const side = box.right <= x ? one : other
    return box.right - box.left > Math.max(NARROWEST * size, (side.right - side.left) * 0.7)
  })
  const crowded = [left, right].flatMap((side) =>
    side.filter((box, at) => (side[at + 1]?.top ?? Infinity) < box.bottom - size * 0.5),
  )
  return full.length >= boxes.length * 0.3 && crowded.length <= boxes.length * 0.3
}

function sidesOf(boxes: readonly Box[], x: number): [Box[], Box[]] {
  return [boxes.filter(({ right }) => right <= x), boxes.filter(({ left }) => left >= x)]
}

function extent(boxes: readonly Omit<Box, 'content'>[]): Omit<Box, 'content'> {
  return boxes.reduce((whole, box) => ({
    left: Math.min(whole.left, box.left),
    right: Math.max(whole.right, box.right),
    top: Math.min(whole.top, box.top),
    bottom: Math.max(whole.bottom, box.bottom),
  }))
}

function textsOf(boxes: readonly Box[]): readonly Line[] {
  return boxes.flatMap(({ content }) => ('rows' in content ? [] : [content]))
}
