import type { Fragment } from '../model/answer.ts'
import type { Span } from '../model/span.ts'
import { CUT } from './cuts.ts'
import { densest, type Room, type Window } from './densest.ts'
import { grown, opening } from './grow.ts'
import { cutAfter, type Layout, layoutOf } from './layout.ts'
import { partsOf } from './parts.ts'
import { type Pieces, piecesOf } from './pieces.ts'
import { type Mark, mergeOverlaps } from './spans.ts'
import { isBetter, showsMore, Tally, type TermSpan } from './tally.ts'

/** Passages of a hit. */
const MOST = 3

/** UTF-16 units from which a mark takes up no more overlapping spans: text that repeats itself has no end. */
const LONG_MARK = 2000

/** What a passage may begin and end with, the best first. */
const QUALITIES = [CUT.sentence, CUT.clause, CUT.item, CUT.character, CUT.rough]

export interface Fragments {
  /** One to three passages in reading order, apart from one another. */
  readonly fragments: readonly Fragment[]
  /** Which of them to show alone. */
  readonly best: number
}

/**
 * The passages to show for a hit.
 *
 * Each has at most 160 code points, unless a single mark is longer, and never cuts a mark, a
 * 《title》 or a character. The first chosen shows the most distinct terms; those that follow, first
 * of all terms not shown yet. Among equals whole sentences win, then more marks, then the earlier.
 *
 * @param spans in reading order. Without any, the passage is the beginning of the text.
 * @param leadEnd end of the title or heading the text begins with. What stands only there is shown
 *   last, since titles and headings are shown above a passage anyway.
 */
export function fragments(text: string, spans: readonly TermSpan[], leadEnd = 0): Fragments {
  const marks = mergeOverlaps(spans, LONG_MARK)
  const layout = layoutOf(text, marks)
  // A heading that a sentence follows on its line may end before its full stop.
  const lead = cutAfter(layout, leadEnd, CUT.character, text.length) ?? leadEnd
  const passages = marks.length > 0 ? chosen(layout, spans, lead) : [opening(layout, lead)]
  const inOrder = passages.toSorted((a, b) => a.start - b.start)
  return {
    fragments: inOrder.map((passage) => ({
      start: passage.start,
      parts: partsOf(text, passage, marks),
    })),
    best: inOrder.indexOf(passages[0] as Span),
  }
}

/** The best passage, then the next best of what is left. */
function chosen(layout: Layout, spans: readonly TermSpan[], leadEnd: number): Span[] {
  const { text, marks } = layout
  const pieces = piecesOf(layout)
  const tally = new Tally(marks, spans, leadEnd)
  const passages: Span[] = []
  const rooms: Room[] = [{ start: 0, end: text.length, first: 0, last: marks.length }]
  while (passages.length < MOST) {
    const window = bestOf(layout, pieces, rooms, tally)
    if (window === undefined) break
    if (passages.length > 0 && window.fresh === 0 && window.body === 0) break
    const passage = grown(layout, window, leadEnd)
    passages.push(passage)
    const taken = within(marks, window.room, passage)
    tally.show(taken)
    rooms.splice(rooms.indexOf(window.room), 1, ...beside(window.room, taken))
  }
  return passages
}

/** The best stretch of the rooms; a less well cut one only where it shows more terms. */
function bestOf(
  layout: Layout,
  pieces: Pieces,
  rooms: readonly Room[],
  tally: Tally,
): Window | undefined {
  let best: Window | undefined
  for (const quality of QUALITIES) {
    let better: Window | undefined
    for (const room of rooms) {
      const window = densest(layout, pieces, room, quality, tally)
      if (window === undefined) continue
      if (better === undefined || isBetter(window, better)) better = window
    }
    if (better !== undefined && (best === undefined || showsMore(better, best))) best = better
    if (best?.terms === tally.all) break
  }
  return best
}

/** The part of a room that a passage takes. */
function within(marks: readonly Mark[], room: Room, { start, end }: Span): Room {
  let { first, last } = room
  while (first < last && (marks[first] as Mark).start < start) first++
  while (last > first && (marks[last - 1] as Mark).end > end) last--
  return { start, end, first, last }
}

/** What is left of a room, where it has marks. */
function beside(room: Room, taken: Room): Room[] {
  const left: Room[] = []
  const { start, end, first, last } = room
  if (first < taken.first) left.push({ start, end: taken.start, first, last: taken.first })
  if (taken.last < last) left.push({ start: taken.end, end, first: taken.last, last })
  return left
}
