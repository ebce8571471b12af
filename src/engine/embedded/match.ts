import { intersection } from '../../match/section-sets.ts'
import type { TermPattern } from '../../match/term-matcher.ts'
import type { Work } from '../../match/work.ts'
import type { Matches, TermOccurrences } from '../search-engine.ts'
import type { FormsText } from './forms-text.ts'
import { type Occurrences, TermFinder } from './occurrences.ts'

/** Occurrences of one term in ascending sections: those of `sections[i]` from `firsts[i]` on. */
interface Grouped extends Occurrences {
  readonly sections: Uint32Array
  readonly firsts: Uint32Array
}

/** Looking at a position through a run costs about as much as passing this many units of text. */
const UNITS_A_POSITION = 4

/**
 * The sections that hold every term. The rarest term leads; the others look inside its few
 * sections, or walk their own run where that is shorter.
 *
 * @param among only these sections; all when undefined.
 */
export function match(
  text: FormsText,
  terms: readonly TermPattern[],
  work: Work,
  among?: Uint32Array,
): Matches {
  const finders = terms.map((term) => new TermFinder(term, text, work))
  const costs = finders.map(({ cost }) => cost)
  const order = [...finders.keys()].sort((a, b) => (costs[a] as number) - (costs[b] as number))
  const grouped: Grouped[] = []
  let sections = among
  for (const i of order) {
    const finder = finders[i] as TermFinder
    const inside =
      sections !== undefined && lengthOf(text, sections) < (costs[i] as number) * UNITS_A_POSITION
    const found =
      inside && sections !== undefined
        ? lookInside(text, finder, sections)
        : group(text, finder.find())
    grouped[i] = found
    sections = sections === undefined ? found.sections : intersection(sections, found.sections)
  }
  const common = sections ?? new Uint32Array(0)
  return {
    sections: common,
    terms: grouped.map((found, i) =>
      occurrences(found, common, (finders[i] as TermFinder).matcher.length),
    ),
  }
}

function lengthOf({ places }: FormsText, sections: Uint32Array): number {
  let length = 0
  for (const section of sections) length += places.lengthOf(section)
  return length
}

function group({ places }: FormsText, { positions, lengths }: Occurrences): Grouped {
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
    lengths,
  }
}

function lookInside(
  { places }: FormsText,
  { matcher }: TermFinder,
  candidates: Uint32Array,
): Grouped {
  const sections: number[] = []
  const firsts: number[] = []
  const positions: number[] = []
  const lengths: number[] = []
  for (const section of candidates) {
    const before = positions.length
    const start = places.starts[section] as number
    const end = start + places.lengthOf(section)
    for (let position = start; position < end; position++) {
      const length = matcher.lengthAt(position)
      if (length === 0) continue
      positions.push(position)
      lengths.push(length)
    }
    if (positions.length === before) continue
    sections.push(section)
    firsts.push(before)
  }
  firsts.push(positions.length)
  const uniform = lengths.every((length) => length === matcher.length)
  return {
    sections: Uint32Array.from(sections),
    firsts: Uint32Array.from(firsts),
    positions: Uint32Array.from(positions),
    lengths: uniform ? null : Uint32Array.from(lengths),
  }
}

function occurrences(
  { sections, firsts, positions, lengths }: Grouped,
  common: Uint32Array,
  length: number,
): TermOccurrences {
  if (sections.length === common.length) {
    const ends = firsts.subarray(1)
    return { positions, firsts: firsts.subarray(0, common.length), ends, length, lengths }
  }
  const from = new Uint32Array(common.length)
  const to = new Uint32Array(common.length)
  for (let i = 0, j = 0; i < common.length; i++) {
    while (sections[j] !== common[i]) j++
    from[i] = firsts[j] as number
    to[i] = firsts[j + 1] as number
  }
  return { positions, firsts: from, ends: to, length, lengths }
}
