import type { FormMap } from '../model/mapped-text.ts'
import type { Span } from '../model/span.ts'

/** Where a term stands in a search form. */
export interface FormRange {
  readonly offset: number
  readonly length: number
}

/**
 * What an occurrence covers in the displayed text: from the first matched character to the last
 * (law 2). Whole characters only, since the map never splits one: m in ㎡ marks ㎡.
 */
export function spanOf({ starts, ends }: FormMap, { offset, length }: FormRange): Span {
  return { start: starts[offset] as number, end: ends[offset + length - 1] as number }
}

/** In reading order: by start, then by end. */
export function byPlace(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end
}

/** What is marked as one piece, and which spans it is made of: those from `first` up to `last`, without it. */
export interface Mark extends Span {
  readonly first: number
  readonly last: number
}

/**
 * Marks as shown: overlapping spans are one, neighbours stay two.
 *
 * @param spans in reading order.
 * @param longest UTF-16 units from which a mark takes up no more spans; those that begin inside it
 *   are left out, so that a mark always ends where a span does. No bound by default.
 */
export function mergeOverlaps(spans: readonly Span[], longest = Number.POSITIVE_INFINITY): Mark[] {
  const marks: { start: number; end: number; first: number; last: number }[] = []
  let open: (typeof marks)[number] | undefined
  for (let at = 0; at < spans.length; at++) {
    const { start, end } = spans[at] as Span
    if (open === undefined || start >= open.end) {
      open = { start, end, first: at, last: at + 1 }
      marks.push(open)
    } else if (open.end - open.start < longest) {
      open.end = Math.max(open.end, end)
      open.last = at + 1
    }
  }
  return marks
}
