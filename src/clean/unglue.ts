import { cutLine, type Line } from './line.ts'
import { type Marker, markerAt, RANKS } from './numbering.ts'
import { isOfficialRow, officialSectionEnd } from './official.ts'
import { splitClosing } from './signature.ts'

/** Shorter lines cannot hold two headings with their text. */
const SHORTEST = 20
/** A line this long is a page that lost its line ends: there even 1. begins a paragraph. */
const FLAT = 1500
const MARKER =
  /[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}部分/g
const FLAT_MARKER = new RegExp(`${MARKER.source}|\\d{1,2}[、.．]`, 'g')

interface Cut {
  readonly at: number
  readonly marker: Marker
}

/**
 * Cuts lines before headings that are glued to the text before them, as on a page flattened into
 * one line. A number cuts only where a sentence or a heading has just ended, and only when it is
 * the next of its kind: enumerations inside a sentence stay.
 */
export function unglue(lines: readonly Line[], rows: readonly boolean[]): readonly Line[] {
  let han = 0
  const unglued: Line[] = []
  lines.forEach((line, index) => {
    if (rows[index]) {
      unglued.push(line)
      return
    }
    const first = line.marker
    if (first?.style === 'han') han = first.number
    const pieces = line.plain.length < SHORTEST ? [line] : cutAll(line, cutsOf(line, first, han))
    pieces.forEach((piece, at) => {
      const marker = piece.marker
      if (marker?.style === 'han') han = marker.number
      const closes = index >= lines.length - 3 && at === pieces.length - 1
      if (closes) unglued.push(...splitClosing(piece))
      else unglued.push(piece)
    })
  })
  return unglued
}

function cutAll(line: Line, cuts: readonly Cut[]): readonly Line[] {
  if (cuts.length === 0 && line.text === line.text.trim()) return [line]
  const ends = [0, ...cuts.map(({ at }) => at), line.text.length]
  return ends.slice(0, -1).flatMap((start, index) => {
    const piece = cutLine(line, start, ends[index + 1])
    return piece.text === '' ? [] : [piece]
  })
}

function cutsOf(line: Line, first: Marker | null, hanBefore: number): Cut[] {
  const { plain } = line
  const flat = plain.length >= FLAT
  let han = hanBefore
  let previous: Cut | null = first ? { at: 0, marker: first } : null
  const counters = new Map<Marker['style'], number>()
  if (first) counters.set(first.style, first.number)
  const cuts: Cut[] = []
  const pattern = flat ? FLAT_MARKER : MARKER
  pattern.lastIndex = 0
  for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) {
    const at = match.index
    if (at === 0) continue
    const marker = markerAt(plain, at)
    if (!marker || marker.loose || (marker.style === 'digit' && !flat)) continue
    const words = plain.slice(at + marker.length, at + marker.length + 80)
    if (isOfficialRow(words) || /^[\s\d]/.test(words)) continue
    const official = marker.style === 'han' && officialSectionEnd(words) > 0
    if (!official && !endsBefore(plain, at, previous, marker)) continue
    const last = marker.style === 'han' ? han : (counters.get(marker.style) ?? 0)
    if (marker.number !== last + 1 && !(official && marker.number > last)) continue
    if (!first && cuts.length === 0 && !flat && marker.style !== 'han') continue
    if (marker.style === 'han') han = marker.number
    for (const style of counters.keys())
      if (RANKS[style] > RANKS[marker.style]) counters.delete(style)
    counters.set(marker.style, marker.number)
    previous = { at, marker }
    cuts.push(previous)
  }
  return cuts
}

/** A sentence, a wide space or a heading ends right before `at`. */
function endsBefore(plain: string, at: number, previous: Cut | null, marker: Marker): boolean {
  const before = plain.slice(Math.max(0, at - 12), at)
  if (/[。！？][”’）)]?\s*$/.test(before)) return true
  if (/\s$/.test(before) && !/[，,、；;：:]\s*$/.test(before)) return true
  if (!previous || RANKS[previous.marker.style] >= RANKS[marker.style]) return false
  const heading = plain.slice(previous.at + previous.marker.length, at)
  return heading.length >= 2 && heading.length <= 40 && !/[。，,；;：:]/.test(heading)
}
