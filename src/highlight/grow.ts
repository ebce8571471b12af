import type { Span } from '../model/span.ts'
import { CUT, isBlank, isLineEnd } from './cuts.ts'
import type { Window } from './densest.ts'
import { cutAfter, cutBefore, fits, type Layout, pointsOf, trimmed } from './layout.ts'

/** Code points below which a passage says too little: it takes up sentences of its paragraph. */
const SHORT = 60
/** Below this, as a heading or a table cell has, it takes up the lines that follow as well. */
const VERY_SHORT = 24
/** Code points shown before a mark where there is nothing to cut at. */
const BEFORE = 40

/** What a sentence that is too long is cut at, the best first. */
const PARTS = [CUT.clause, CUT.item, CUT.character, CUT.rough]

/** A passage that is grown within a room. */
interface Growing {
  readonly layout: Layout
  readonly room: Span
  start: number
  end: number
}

/**
 * A window with what a reader needs around it, as far as there is room: the rest of its sentences,
 * or of the clauses at its ends; where there are none, some characters. A window after the heading
 * the text begins with does not grow into it.
 */
export function grown(layout: Layout, window: Window, leadEnd: number): Span {
  const { start, end, core } = window
  const from = start >= leadEnd ? Math.max(window.room.start, leadEnd) : window.room.start
  const room = { start: from, end: window.room.end }
  const passage: Growing = { layout, room, start, end }
  for (const cut of [CUT.item, CUT.clause, CUT.sentence]) {
    growBack(passage, start, cut)
    growOn(passage, end, cut)
  }
  growOn(passage, passage.end, CUT.stop)
  takeClauses(passage)
  takeCharacters(passage)
  takeSentences(passage)
  return trimmed(layout, passage, core)
}

/**
 * The beginning of a text after the heading it begins with, or of the heading where nothing
 * follows: the sentences that fit, of a long one its clauses, else characters.
 */
export function opening(layout: Layout, leadEnd: number): Span {
  const { text } = layout
  let first = leadEnd
  while (first < text.length && isBlank(text, first)) first++
  if (first === text.length && leadEnd > 0) return opening(layout, 0)
  const start = cutBefore(layout, first, CUT.rough, leadEnd) ?? first
  const passage: Growing = { layout, room: { start, end: text.length }, start, end: start }
  for (const cut of [CUT.stop, CUT.sentence, ...PARTS]) {
    while (growOn(passage, passage.end + 1, cut));
    if (pointsOf(layout, start, passage.end) >= SHORT) break
  }
  return trimmed(layout, passage, { start: passage.end, end: start })
}

/** Moves the beginning to the next cut before a place; false where that is too far. */
function growBack(passage: Growing, from: number, cut: number): boolean {
  const { layout, room } = passage
  const start = cutBefore(layout, from, cut, room.start)
  if (start === undefined || start >= passage.start) return false
  if (!fits(layout, start, passage.end)) return false
  passage.start = start
  return true
}

function growOn(passage: Growing, from: number, cut: number): boolean {
  const { layout, room } = passage
  const end = cutAfter(layout, from, cut, room.end)
  if (end === undefined || end <= passage.end) return false
  if (!fits(layout, passage.start, end)) return false
  passage.end = end
  return true
}

/** Of sentences that are too long, clauses on both sides in turn. */
function takeClauses(passage: Growing): void {
  const { cuts } = passage.layout
  const isInside = (place: number) => (cuts[place] as number) < CUT.sentence
  let grows = true
  while (grows) {
    const on = isInside(passage.end) && growOn(passage, passage.end + 1, CUT.clause)
    const back = isInside(passage.start) && growBack(passage, passage.start - 1, CUT.clause)
    grows = on || back
  }
}

/** Of clauses that are too long, a few characters before and as many as there is room for after. */
function takeCharacters(passage: Growing): void {
  const { layout } = passage
  const isWithin = (place: number) => (layout.cuts[place] as number) < CUT.item
  if (isWithin(passage.start)) {
    const { start } = passage
    do if (!growBack(passage, passage.start - 1, CUT.character)) break
    while (isWithin(passage.start) && pointsOf(layout, passage.start, start) < BEFORE)
  }
  while (isWithin(passage.end) && growOn(passage, passage.end + 1, CUT.character));
}

/** Around a short passage, the sentences that follow or come before; of long ones the clauses that fit. */
function takeSentences(passage: Growing): void {
  const { layout } = passage
  const { text, cuts } = layout
  const isBelow = (points: number) => pointsOf(layout, passage.start, passage.end) < points
  let grows = true
  while (grows && isBelow(SHORT)) {
    const mayGoOn = isBelow(VERY_SHORT) || !isLineEnd(text, passage.end)
    const mayGoBack = !isLineEnd(text, passage.start - 1)
    const parts = (cuts[passage.end] as number) < CUT.sentence ? PARTS : [CUT.clause]
    grows =
      (mayGoOn && growOn(passage, passage.end + 1, CUT.sentence)) ||
      (mayGoBack && growBack(passage, passage.start - 1, CUT.sentence)) ||
      (mayGoOn && parts.some((cut) => growOn(passage, passage.end + 1, cut)))
  }
}
