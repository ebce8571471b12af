import type { RepairPlace } from '../model/repair-place.ts'
import type { SourceText } from '../model/source-text.ts'
import { cleanReport } from './clean-report.ts'
import { EditedText, type OriginalRange } from './edited-text.ts'
import type { Line } from './line.ts'
import type { RepairTrace } from './repair-trace.ts'
import type { RepairStep } from './repairs.ts'

/**
 * Every repair that a report counts, in the order of their places (of two at one place, the one made
 * first), then what was mended in what the source states beside its text.
 * @throws SourceError when nothing but page furniture is in the text.
 */
export function listRepairs(source: SourceText): readonly RepairPlace[] {
  const trace: RepairTrace = { steps: [], stated: [], joined: new Map(), title: [], mended: [] }
  cleanReport(source, trace)
  const lineAt = lineCounter(source.text)
  const place = (kind: string, { start, end }: OriginalRange, shown: string): RepairPlace => ({
    kind,
    offset: start,
    line: lineAt(start),
    was: source.text.slice(start, end),
    shown,
  })
  const text = new EditedText(source.text)
  const inText = placesOf(trace.steps, text, place)
  const inLines = trace.mended.flatMap(({ line, steps }) =>
    placesOf(steps, textOfLine(line, trace.joined, text), place),
  )
  const stated = trace.stated.flatMap(({ text: value, steps }) =>
    placesOf(steps, new EditedText(value), (kind, { start, end }, shown) => {
      return { kind, offset: null, line: null, was: value.slice(start, end), shown }
    }),
  )
  const all = [...inText, ...joinsOf(trace, text, place), ...inLines]
  return [...all.sort((a, b) => (a.offset ?? 0) - (b.offset ?? 0)), ...stated]
}

type PlaceOf = (kind: string, range: OriginalRange, shown: string) => RepairPlace

function placesOf(steps: readonly RepairStep[], text: EditedText, place: PlaceOf): RepairPlace[] {
  return steps.flatMap((step) => {
    const places = step.edits
      .filter(({ counted }) => counted)
      .map((edit) => place(step.kind, text.original(edit.start, edit.end), edit.text))
    text.apply(step)
    return places
  })
}

/** The breaks that were undone: from the end of one line to the beginning of the next. */
function joinsOf(trace: RepairTrace, text: EditedText, place: PlaceOf): RepairPlace[] {
  const groups = [...trace.joined.values(), trace.title]
  return groups.flatMap((group) =>
    group.slice(1).map((line, before) => {
      const last = leavesOf(group[before] as Line, trace.joined).at(-1) as Line
      const shown = parts(last, line)
      return place('line-join', breakBetween(last, line, text), shown)
    }),
  )
}

function breakBetween(last: Line, next: Line, text: EditedText): OriginalRange {
  const start = text.original(last.at, last.at + last.text.length).end
  return { start, end: Math.max(start, text.original(next.at, next.at + 1).start) }
}

/** What joining puts between two lines. */
function parts(last: Line, next: Line): string {
  return /[A-Za-z]/.test(last.text.slice(-1)) && /^[A-Za-z]/.test(next.text) ? ' ' : ''
}

function leavesOf(line: Line, joined: ReadonlyMap<Line, readonly Line[]>): readonly Line[] {
  return joined.get(line)?.flatMap((part) => leavesOf(part, joined)) ?? [line]
}

/** A joined line, unit for unit where it came from. */
function textOfLine(
  line: Line,
  joined: ReadonlyMap<Line, readonly Line[]>,
  text: EditedText,
): EditedText {
  const ranges: OriginalRange[] = []
  let last: Line | null = null
  for (const leaf of leavesOf(line, joined)) {
    if (last && parts(last, leaf) !== '') ranges.push(breakBetween(last, leaf, text))
    for (let at = leaf.at; at < leaf.at + leaf.text.length; at += 1) {
      ranges.push(text.original(at, at + 1))
    }
    last = leaf
  }
  return new EditedText(line.text, ranges)
}

/** Tells the line of an offset, from 1. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0]
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}
