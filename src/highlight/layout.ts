import type { Span } from '../model/span.ts'
import { CUT, cutsOf, isBlank } from './cuts.ts'
import type { Mark } from './spans.ts'
import { titlesOf } from './titles.ts'

/** Code points a passage has at most, unless a single mark is longer. */
const LONGEST = 160

/** UTF-16 units within which a cut is looked for: what the longest passage can have. */
const REACH = 2 * LONGEST

/** A text, its marks, and where it may be cut: never inside a mark, a 《title》 or a character. */
export interface Layout {
  readonly text: string
  /** In order, and apart from one another. */
  readonly marks: readonly Mark[]
  /** One of CUT for each place. */
  readonly cuts: Uint8Array
  /** Code points before each place; null where each UTF-16 unit is one. */
  readonly points: Uint32Array | null
}

/**
 * Lays out a text whose marks must stay whole. A title stays whole with the marks that reach into
 * it, unless it would be longer with them than a passage may be.
 */
export function layoutOf(text: string, marks: readonly Mark[]): Layout {
  const { places: cuts, hasPairs, hasTitles } = cutsOf(text)
  const layout = { text, marks, cuts, points: hasPairs ? pointsBefore(text) : null }
  for (const { start, end } of marks) {
    for (let at = start + 1; at < end; at++) cuts[at] = CUT.never
  }
  let whole = 0
  for (const { start, end } of hasTitles ? titlesOf(text) : []) {
    if (end <= whole || end - start > REACH) continue
    const from = cutBefore(layout, start, CUT.rough, 0)
    const to = cutAfter(layout, end, CUT.rough, text.length)
    if (from === undefined || to === undefined || !fits(layout, from, to)) continue
    cuts.fill(CUT.never, start + 1, end)
    whole = end
  }
  return layout
}

function pointsBefore(text: string): Uint32Array {
  const points = new Uint32Array(text.length + 1)
  for (let at = 0; at < text.length; at++) {
    const isHalf = at > 0 && (text.codePointAt(at - 1) as number) > 0xffff
    points[at + 1] = (points[at] as number) + (isHalf ? 0 : 1)
  }
  return points
}

/** Code points of a stretch. */
export function pointsOf({ points }: Layout, start: number, end: number): number {
  return points === null ? end - start : (points[end] as number) - (points[start] as number)
}

/** Whether a stretch is short enough for a passage. */
export function fits(layout: Layout, start: number, end: number): boolean {
  return pointsOf(layout, start, end) <= LONGEST
}

/** The nearest cut of some quality at a place or before it, `edge` being one; undefined out of reach. */
export function cutBefore(
  { cuts }: Layout,
  at: number,
  quality: number,
  edge: number,
): number | undefined {
  for (let place = at; place >= at - REACH; place--) {
    if (place <= edge) return edge
    if ((cuts[place] as number) >= quality) return place
  }
  return undefined
}

/** The nearest cut of some quality at a place or after it, `edge` being one; undefined out of reach. */
export function cutAfter(
  { cuts }: Layout,
  at: number,
  quality: number,
  edge: number,
): number | undefined {
  for (let place = at; place <= at + REACH; place++) {
    if (place >= edge) return edge
    if ((cuts[place] as number) >= quality) return place
  }
  return undefined
}

/** A stretch without the white space and table bars at its ends, as far as it leaves `core` whole. */
export function trimmed({ text, cuts }: Layout, stretch: Span, core: Span): Span {
  let { start, end } = stretch
  while (start < core.start && isBlank(text, start) && cuts[start + 1] !== CUT.never) start++
  while (end > core.end && isBlank(text, end - 1) && cuts[end - 1] !== CUT.never) end--
  return { start, end }
}
