import type { SnippetPart } from '../model/answer.ts'
import type { Span } from '../model/span.ts'
import { mergeOverlaps } from './spans.ts'

/** A piece of a report that is shown whole: a marked one has an anchor to land on. */
export interface AnchoredPart extends SnippetPart {
  /** `m1`, `m2`, … in reading order over the whole report; only of marked pieces. */
  readonly id?: string
}

/** A text in pieces, all of it; overlapping marks are one piece. `spans` in reading order. */
export function markedParts(text: string, spans: readonly Span[]): SnippetPart[] {
  return partsOf(text, { start: 0, end: text.length }, mergeOverlaps(spans))
}

/**
 * The sections of a report in pieces, each mark with an anchor. The numbers depend only on the
 * texts and spans: the same question put to the same report gives the same anchors.
 */
export function anchoredParts(
  sections: readonly { readonly text: string; readonly spans: readonly Span[] }[],
): AnchoredPart[][] {
  let marks = 0
  return sections.map(({ text, spans }) =>
    markedParts(text, spans).map((part) => (part.h ? { ...part, id: `m${++marks}` } : part)),
  )
}

/**
 * The pieces of a passage. `marks` in reading order do not overlap; those that do not lie whole in it are left out.
 */
export function partsOf(text: string, passage: Span, marks: readonly Span[]): SnippetPart[] {
  const parts: SnippetPart[] = []
  let at = passage.start
  for (let i = firstFrom(marks, passage.start); i < marks.length; i++) {
    const { start, end } = marks[i] as Span
    if (end > passage.end) break
    if (start > at) parts.push({ t: text.slice(at, start), h: false })
    parts.push({ t: text.slice(start, end), h: true })
    at = end
  }
  if (at < passage.end) parts.push({ t: text.slice(at, passage.end), h: false })
  return parts
}

/** The first of some marks that begins at a place or after it: a text may have thousands, and a passage few. */
function firstFrom(marks: readonly Span[], place: number): number {
  let from = 0
  let to = marks.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((marks[middle] as Span).start < place) from = middle + 1
    else to = middle
  }
  return from
}
