import type { Matches, TermOccurrences, TermPattern } from '../search-engine.ts'
import type { GramIndex } from './grams.ts'
import { TermMatcher } from './occurrences.ts'
import type { SectionPlaces } from './section-places.ts'

/** Positions of one term in ascending sections: those of `sections[i]` from `firsts[i]` on. */
interface Grouped {
  readonly sections: Uint32Array
  readonly firsts: Uint32Array
  readonly positions: Uint32Array
}

/** Looking at a position through a run costs about as much as passing this many units of text. */
const UNITS_A_POSITION = 4

/** What matching reads: the forms with their grams, and which section a position lies in. */
export interface MatchedText {
  readonly grams: GramIndex
  readonly places: SectionPlaces
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
    terms: grouped.map((found) => occurrences(found, common)),
  }
}

function costOf(matchers: readonly TermMatcher[], i: number): number {
  return (matchers[i] as TermMatcher).cost
}

function lengthOf({ places }: MatchedText, sections: Uint32Array): number {
  let length = 0
  for (const section of sections) length += places.lengthOf(section)
  return length
}

function group({ places }: MatchedText, positions: Uint32Array): Grouped {
  const most = Math.min(positions.length, places.count)
  const sections = new Uint32Array(most)
  const firsts = new Uint32Array(most + 1)
  let length = 0
  let end = 0
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] as number
    if (position < end) continue
    const section = places.sectionAt(position)
    end = places.starts[section + 1] as number
    sections[length] = section
    firsts[length++] = i
  }
  firsts[length] = positions.length
  return {
    sections: sections.subarray(0, length),
    firsts: firsts.subarray(0, length + 1),
    positions,
  }
}

function lookInside(text: MatchedText, matcher: TermMatcher, candidates: Uint32Array): Grouped {
  const sections: number[] = []
  const firsts: number[] = []
  const positions: number[] = []
  for (const section of candidates) {
    const before = positions.length
    const start = text.places.starts[section] as number
    const last = start + text.places.lengthOf(section) - matcher.length
    for (let position = start; position <= last; position++) {
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
  { sections, firsts, positions }: Grouped,
  common: Uint32Array,
): TermOccurrences {
  if (sections.length === common.length) {
    return { positions, firsts: firsts.subarray(0, common.length), ends: firsts.subarray(1) }
  }
  const from = new Uint32Array(common.length)
  const to = new Uint32Array(common.length)
  for (let i = 0, j = 0; i < common.length; i++) {
    while (sections[j] !== common[i]) j++
    from[i] = firsts[j] as number
    to[i] = firsts[j + 1] as number
  }
  return { positions, firsts: from, ends: to }
}
