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

/**
 * No mark has a cut inside, so that it lies in one stretch between neighbouring cuts of a quality. Marks are asked for
 * in order: the last stretch of each quality is kept.
 */
export function piecesOf(layout: Layout): Pieces {
  const { marks } = layout
  const last: Span[] = []
  const stretchOf = (mark: Span, quality: number): Span => {
    const known = last[quality]
    if (known !== undefined && known.start <= mark.start && mark.end <= known.end) return known
    const stretch = stretchAround(layout, mark, quality)
    last[quality] = stretch
    return stretch
  }
  return {
    around(at, quality, room) {
      const mark = marks[at] as Span
      for (let cut = quality; cut >= CUT.rough; cut--) {
        const stretch = stretchOf(mark, cut)
        const start = Math.max(stretch.start, room.start)
        const end = Math.min(stretch.end, room.end)
        const piece = trimmed(layout, { start, end }, mark)
        if (cut === CUT.rough || fits(layout, piece.start, piece.end)) return piece
      }
      return mark
    },
  }
}

function stretchAround({ text, cuts }: Layout, mark: Span, quality: number): Span {
  let { start, end } = mark
  while (start > 0 && (cuts[start] as number) < quality) start--
  while (end < text.length && (cuts[end] as number) < quality) end++
  return { start, end }
}
