import { Boundary, type Matches, type TermOccurrences, type TermPattern } from '../search-engine.ts'
import type { GramIndex } from './grams.ts'
import { TermMatcher } from './occurrences.ts'
import type { WordStarts } from './word-starts.ts'

/** Positions of one term in ascending sections: those of `sections[i]` from `firsts[i]` on. */
interface Grouped {
  readonly sections: Uint32Array
  readonly firsts: Uint32Array
  readonly positions: Uint32Array
}

/** Looking at a position through a run costs about as much as passing this many units of text. */
const UNITS_A_POSITION = 4

/** What matching reads: forms with their grams, where each section's form starts, where words do. */
export interface MatchedText {
  readonly grams: GramIndex
  /** Start of each section's form in the units, and one more: the end is a separator before the next. */
  readonly starts: Uint32Array
  readonly wordStarts: WordStarts
}

/**
 * The sections that hold every term. The rarest term leads; the others look inside its few
 * sections, or walk their own run where that is shorter.
 */
export function match(text: MatchedText, terms: readonly TermPattern[]): Matches {
  const matchers = terms.map((term) => new TermMatcher(term, text.grams))
  const order = [...matchers.keys()].sort((a, b) => costOf(matchers, a) - costOf(matchers, b))
  const grouped: Grouped[] = []
  let sections: Uint32Array | undefined
  for (const i of order) {
    const matcher = matchers[i] as TermMatcher
    const found =
      sections !== undefined && lengthOf(text, sections) < matcher.cost * UNITS_A_POSITION
        ? lookInside(text, matcher, sections)
        : group(text, matcher.find())
    grouped[i] = found
    sections = sections === undefined ? found.sections : intersect(sections, found.sections)
  }
  const common = sections ?? new Uint32Array(0)
  return {
    sections: common,
    terms: grouped.map((found, i) => occurrences(text, found, common, matchers[i] as TermMatcher)),
  }
}

function costOf(matchers: readonly TermMatcher[], i: number): number {
  return (matchers[i] as TermMatcher).cost
}

function lengthOf({ starts }: MatchedText, sections: Uint32Array): number {
  let length = 0
  for (const section of sections)
    length += (starts[section + 1] as number) - (starts[section] as number)
  return length
}

function group({ starts }: MatchedText, positions: Uint32Array): Grouped {
  const sections: number[] = []
  const firsts: number[] = []
  let end = 0
  let section = -1
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] as number
    if (position >= end) {
      section = sectionAt(starts, position, section + 1)
      end = starts[section + 1] as number
      sections.push(section)
      firsts.push(i)
    }
  }
  firsts.push(positions.length)
  return { sections: Uint32Array.from(sections), firsts: Uint32Array.from(firsts), positions }
}

/** Section of a position, known to be `from` or later: strides double until passed, then halve. */
function sectionAt(starts: Uint32Array, position: number, from: number): number {
  let stride = 1
  let low = from
  while (low + stride < starts.length && (starts[low + stride] as number) <= position) {
    low += stride
    stride *= 2
  }
  let high = Math.min(low + stride, starts.length - 1)
  while (low + 1 < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] as number) <= position) low = middle
    else high = middle
  }
  return low
}

function lookInside(text: MatchedText, matcher: TermMatcher, candidates: Uint32Array): Grouped {
  const sections: number[] = []
  const firsts: number[] = []
  const positions: number[] = []
  for (const section of candidates) {
    const before = positions.length
    const last = (text.starts[section + 1] as number) - 1 - matcher.length
    for (let position = text.starts[section] as number; position <= last; position++) {
      if (matcher.standsAt(position)) positions.push(position)
    }
    if (positions.length === before) continue
    sections.push(section)
    firsts.push(before)
  }
  firsts.push(positions.length)
  return {
    sections: Uint32Array.from(sections),
    firsts: Uint32Array.from(firsts),
    positions: Uint32Array.from(positions),
  }
}

function intersect(a: Uint32Array, b: Uint32Array): Uint32Array {
  const common = new Uint32Array(Math.min(a.length, b.length))
  let length = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as number
    const y = b[j] as number
    if (x === y) common[length++] = x
    if (x <= y) i++
    if (y <= x) j++
  }
  return common.slice(0, length)
}

function occurrences(
  text: MatchedText,
  found: Grouped,
  sections: Uint32Array,
  { length }: TermMatcher,
): TermOccurrences {
  const firsts = new Uint32Array(sections.length + 1)
  const offsets: number[] = []
  const boundaries: number[] = []
  for (let i = 0, j = 0; i < sections.length; i++) {
    const section = sections[i] as number
    while (found.sections[j] !== section) j++
    firsts[i] = offsets.length
    for (let k = found.firsts[j] as number; k < (found.firsts[j + 1] as number); k++) {
      const position = found.positions[k] as number
      offsets.push(position - (text.starts[section] as number))
      boundaries.push(boundaryOf(text.wordStarts, position, length))
    }
  }
  firsts[sections.length] = offsets.length
  return { firsts, offsets: Uint32Array.from(offsets), boundaries: Uint8Array.from(boundaries) }
}

function boundaryOf(wordStarts: WordStarts, position: number, length: number): number {
  const begins = wordStarts.has(position)
  const ends = wordStarts.has(position + length)
  if (begins && ends) return Boundary.whole
  if (!begins && !ends) return Boundary.across
  for (let inside = position + 1; inside < position + length; inside++) {
    if (wordStarts.has(inside)) return Boundary.across
  }
  return Boundary.part
}
