import type { MappedText } from '../model/mapped-text.ts'
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
export function spanOf({ starts, ends }: MappedText, { offset, length }: FormRange): Span {
  return { start: starts[offset] as number, end: ends[offset + length - 1] as number }
}

/** In reading order: by start, then by end. */
export function byPlace(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end
}

/** Marks as shown: overlapping spans are one, neighbours stay two. `spans` in reading order. */
export function mergeOverlaps(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last !== undefined && span.start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    } else merged.push(span)
  }
  return merged
}
