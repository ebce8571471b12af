import type { Span } from '../model/span.ts'
import { fits, type Layout } from './layout.ts'
import type { Pieces } from './pieces.ts'
import type { Mark } from './spans.ts'
import { isBetter, type Tally, type Worth } from './tally.ts'

/** A part of the text that no passage has taken yet, and its marks: from `first` up to `last`, without it. */
export interface Room extends Span {
  readonly first: number
  readonly last: number
}

/** A stretch worth showing: from the piece of its first mark to that of its last. */
export interface Window extends Span, Worth {
  readonly room: Room
  /** From its first mark to its last. */
  readonly core: Span
}

/** A piece that holds marks. */
interface Cell extends Span {
  readonly first: number
  last: number
}

/**
 * The best stretch of a room that is no longer than a passage may be and is made of whole pieces;
 * the earlier of equals.
 *
 * @param quality of the cuts between pieces. Where a piece is too long, finer ones take its place.
 * @param tally of an empty window, which is empty again when all pieces have gone through it.
 */
export function densest(
  layout: Layout,
  pieces: Pieces,
  room: Room,
  quality: number,
  tally: Tally,
): Window | undefined {
  const cells = cellsOf(layout, pieces, room, quality)
  let best: Window | undefined
  let next = 0
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] as Cell
    for (let more = cells[next]; more !== undefined; more = cells[++next]) {
      if (next > at && !fits(layout, cell.start, more.end)) break
      tally.add(more)
    }
    const last = cells[next - 1] as Cell
    if (best === undefined || isBetter(tally, best)) {
      const { start } = layout.marks[cell.first] as Mark
      const { end } = layout.marks[last.last - 1] as Mark
      const { fresh, terms, body, lead } = tally
      const core = { start, end }
      best = { start: cell.start, end: last.end, room, core, fresh, terms, body, lead }
    }
    tally.remove(cell)
  }
  return best
}

function cellsOf({ marks }: Layout, pieces: Pieces, room: Room, quality: number): Cell[] {
  const cells: Cell[] = []
  let cell: Cell | undefined
  for (let at = room.first; at < room.last; at++) {
    if (cell !== undefined && (marks[at] as Mark).start < cell.end) {
      cell.last = at + 1
    } else {
      const { start, end } = pieces.around(at, quality, room)
      cell = { start: Math.max(start, cell?.end ?? 0), end, first: at, last: at + 1 }
      cells.push(cell)
    }
  }
  return cells
}
