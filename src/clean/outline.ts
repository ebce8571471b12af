import type { OutlineNode } from '../model/report.ts'
import { type HeadingShape, headingShape } from './heading-end.ts'
import { isSentence, type Line } from './line.ts'
import { type Marker, RANKS } from './numbering.ts'
import { findUnnumbered } from './unnumbered.ts'

/** A heading in its place. */
export interface Heading {
  readonly line: number
  /** Units of the line that are the heading, without the full stop that ends it. */
  readonly end: number
  /** As displayed. */
  readonly text: string
  /** 1 is outermost. */
  readonly level: number
}

/** A heading before its level is known: how far inside its style stands. */
export interface RankedHeading {
  readonly line: number
  readonly end: number
  readonly rank: number
}

interface Candidate {
  readonly line: number
  readonly marker: Marker
  readonly shape: HeadingShape | null
}

/**
 * The headings of a text, numbered or not, in order. `known` are those that a list at the top
 * names. A style's level is its place among the styles the report uses: 一、 1, （一） 2, 1. 3.
 */
export function findHeadings(
  lines: readonly Line[],
  rows: readonly boolean[],
  known: ReadonlyMap<number, number>,
  signature: readonly number[],
): readonly Heading[] {
  const numbered = findNumbered(lines, rows)
  const unnumbered = findUnnumbered(lines, rows, numbered, known, signature)
  const headings = [...numbered, ...unnumbered].sort((a, b) => a.line - b.line)
  const ranks = [...new Set(headings.map(({ rank }) => rank))].sort((a, b) => a - b)
  return headings.map(({ line, end, rank }) => ({
    line,
    end,
    text: lines[line]?.text.slice(0, end) ?? '',
    level: ranks.indexOf(rank) + 1,
  }))
}

/** Headings nested by level. */
export function nestHeadings(headings: readonly Heading[]): readonly OutlineNode[] {
  interface Node extends OutlineNode {
    readonly children: Node[]
  }
  const roots: Node[] = []
  const open: Node[] = []
  for (const { text, level } of headings) {
    const node: Node = { heading: text, level, children: [] }
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    const siblings = open.at(-1)?.children ?? roots
    siblings.push(node)
    open.push(node)
  }
  return roots
}

function findNumbered(lines: readonly Line[], rows: readonly boolean[]): RankedHeading[] {
  const candidates: Candidate[] = []
  let expected = 1
  lines.forEach((line, index) => {
    const marker = rows[index] ? null : line.marker
    if (!marker) return
    let shape = headingShape(line.plain, marker)
    const next = marker.number >= expected && marker.number <= expected + 1
    if (marker.loose && !(next && isLooseHeading(line, shape))) shape = null
    if (marker.style === 'han' && shape) expected = marker.number + 1
    if (!marker.loose || shape) candidates.push({ line: index, marker, shape })
  })
  const headings: RankedHeading[] = []
  candidates.forEach((candidate, index) => {
    const { shape, marker, line } = candidate
    if (!shape || closesList(candidates, index, lines)) return
    if (isPerhapsItem(candidate) && !runHasText(candidates, index, lines)) return
    headings.push({ line, end: shape.end, rank: RANKS[marker.style] })
  })
  return headings
}

/** 一 概 述 */
function isLooseHeading(line: Line, shape: HeadingShape | null): boolean {
  return shape?.kind === 'whole' && line.plain.length <= 24 && !/[，,。；：]/.test(line.plain)
}

/** A numbered line without text of its own may be an item of a list. */
function isPerhapsItem({ marker, shape }: Candidate): boolean {
  if (!shape || shape.kind === 'runs on') return false
  if (marker.style === 'digit' || marker.style === 'digit-parenthesis') return true
  return marker.style === 'han-parenthesis' && shape.kind === 'closed' && shape.end > 28
}

/** （三）… after （二）…； is the last item of a list, whatever it looks like. */
function closesList(candidates: readonly Candidate[], at: number, lines: readonly Line[]): boolean {
  const [own, before] = [candidates[at], candidates[at - 1]]
  if (!own || before?.marker.style !== own.marker.style) return false
  const follows = before.marker.number + 1 === own.marker.number && before.line + 1 === own.line
  return follows && /[；;]$/.test(lines[before.line]?.plain.trimEnd() ?? '')
}

/** Somewhere in its run of numbers a heading is followed by text: the run is no mere list. */
function runHasText(candidates: readonly Candidate[], at: number, lines: readonly Line[]): boolean {
  const own = candidates[at]
  if (!own) return false
  const rank = RANKS[own.marker.style]
  for (const step of [1, -1]) {
    for (
      let index = step > 0 ? at : at - 1;
      index >= 0 && index < candidates.length;
      index += step
    ) {
      const other = candidates[index]
      if (!other || RANKS[other.marker.style] < rank) break
      if (RANKS[other.marker.style] > rank) continue
      if (step < 0 && other.marker.number >= (candidates[index + 1]?.marker.number ?? 0)) break
      if (hasText(candidates, index, lines)) return true
      if (Math.abs(index - at) > 60) break
    }
  }
  return false
}

function hasText(candidates: readonly Candidate[], index: number, lines: readonly Line[]): boolean {
  const own = candidates[index]
  if (!own?.shape) return false
  if (own.shape.kind === 'runs on') return true
  const next = candidates[index + 1]
  const below = lines[own.line + 1]
  if (!below || next?.line === own.line + 1) {
    return (
      next !== undefined &&
      RANKS[next.marker.style] > RANKS[own.marker.style] &&
      next.shape !== null
    )
  }
  // What stands below the last item of a list is the next paragraph.
  const last = !next || RANKS[next.marker.style] < RANKS[own.marker.style]
  return isSentence(below) && !(last && own.marker.number > 1)
}
