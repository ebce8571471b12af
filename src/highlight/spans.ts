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

/** UTF-16 units from which a mark takes up no more overlapping spans: text that repeats itself has no end. */
const LONG_MARK = 2000

/**
 * Marks as shown: overlapping spans are one, neighbours stay two. `spans` in reading order.
 * A mark always ends where a span does; spans that reach into one that is long enough are left out.
 */
export function mergeOverlaps(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last === undefined || span.start >= last.end) merged.push(span)
    else if (last.end - last.start < LONG_MARK) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    }
  }
  return merged
}
