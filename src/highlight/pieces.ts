import type { Span } from '../model/span.ts'
import { CUT } from './cuts.ts'
import { fits, type Layout, trimmed } from './layout.ts'

/** Finds the smallest piece around a mark that is whole at some quality of cuts. */
export interface Pieces {
  /**
   * @param mark which of the layout's marks.
   * @param quality of the cuts around the piece; a lesser one where the piece would be too long.
   * @param room what the piece stays in; its ends are cuts.
   */
  around(mark: number, quality: number, room: Span): Span
}

const QUALITIES = CUT.stop + 1

/** Looks up the nearest cuts of each quality on both sides of each mark, once for all questions. */
export function piecesOf(layout: Layout): Pieces {
  const { marks } = layout
  const before = cutsBefore(layout)
  const after = cutsAfter(layout)
  return {
    around(at, quality, room) {
      const mark = marks[at] as Span
      for (let cut = quality; cut >= CUT.rough; cut--) {
        const start = Math.max(before[at * QUALITIES + cut] as number, room.start)
        const end = Math.min(after[at * QUALITIES + cut] as number, room.end)
        const piece = trimmed(layout, { start, end }, mark)
        if (cut === CUT.rough || fits(layout, piece.start, piece.end)) return piece
      }
      return mark
    },
  }
}

/** For each mark and quality the last such cut not after its start. */
function cutsBefore({ marks, cuts }: Layout): Uint32Array {
  const table = new Uint32Array(marks.length * QUALITIES)
  /** The last cut of exactly each quality. */
  const last = new Uint32Array(QUALITIES)
  let at = 0
  for (let mark = 0; mark < marks.length; mark++) {
    const { start } = marks[mark] as Span
    for (; at <= start; at++) last[cuts[at] as number] = at
    let place = 0
    for (let cut: number = CUT.stop; cut > CUT.never; cut--) {
      place = Math.max(place, last[cut] as number)
      table[mark * QUALITIES + cut] = place
    }
  }
  return table
}

/** For each mark and quality the first such cut not before its end. */
function cutsAfter({ text, marks, cuts }: Layout): Uint32Array {
  const table = new Uint32Array(marks.length * QUALITIES)
  const next = new Uint32Array(QUALITIES).fill(text.length)
  let at = text.length
  for (let mark = marks.length - 1; mark >= 0; mark--) {
    const { end } = marks[mark] as Span
    for (; at >= end; at--) next[cuts[at] as number] = at
    let place = text.length
    for (let cut: number = CUT.stop; cut > CUT.never; cut--) {
      place = Math.min(place, next[cut] as number)
      table[mark * QUALITIES + cut] = place
    }
  }
  return table
}
