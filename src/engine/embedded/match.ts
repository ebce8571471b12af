import { intersection, seek } from '../../match/section-sets.ts'
import type { TermPattern } from '../../match/term-matcher.ts'
import type { Work } from '../../match/work.ts'
import type { Matches, TermOccurrences } from '../search-engine.ts'
import type { FormsText } from './forms-text.ts'
import { type Grouped, group } from './grouped.ts'
import { TermFinder } from './occurrences.ts'

/** Looking at a position through a run costs about as much as passing this many units of text. */
const UNITS_A_POSITION = 4

/** A term that stands this often is kept with its sections once it was looked for everywhere. */
const KEPT_FROM = 1 << 10

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
  const grouped: Omit<Grouped, 'work'>[] = []
  let sections = among
  for (const i of order) {
    const finder = finders[i] as TermFinder
    const isInside = (all: Uint32Array) =>
      lengthOf(text, all) < (costs[i] as number) * UNITS_A_POSITION
    const found =
      sections !== undefined && isInside(sections)
        ? lookInside(text, finder, sections)
        : everywhere(text, finder, keyOf(terms[i] as TermPattern), work)
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

/** What a pattern matches depends on these alone. */
function keyOf({ form, spellings, guarded = [], others }: TermPattern): string {
  if (spellings.length === 0 && guarded.length === 0 && others.length === 0) return form
  return JSON.stringify([form, spellings, guarded, others])
}

function everywhere(text: FormsText, finder: TermFinder, key: string, work: Work): Grouped {
  const kept = text.kept.get(key)
  if (kept !== undefined) {
    work.spend(kept.work)
    return kept
  }
  const before = work.left
  const occurrences = finder.find()
  const found = { ...group(text.places, occurrences), work: before - work.left }
  if (found.positions.length >= KEPT_FROM) text.kept.set(key, found)
  return found
}

function lengthOf({ places }: FormsText, sections: Uint32Array): number {
  let length = 0
  for (const section of sections) length += places.lengthOf(section)
  return length
}

function lookInside(
  { places }: FormsText,
  { matcher }: TermFinder,
  candidates: Uint32Array,
): Omit<Grouped, 'work'> {
  const sections: number[] = []
  const firsts: number[] = []
  const positions: number[] = []
  const lengths: number[] = []
  for (const section of candidates) {
    const before = positions.length
    const start = places.starts[section] as number
    const end = start + places.lengthOf(section)
    matcher.scan(start, end, positions, lengths)
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
  { sections, firsts, positions, lengths }: Omit<Grouped, 'work'>,
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
    j = seek(sections, common[i] as number, j)
    from[i] = firsts[j] as number
    to[i] = firsts[j + 1] as number
  }
  return { positions, firsts: from, ends: to, length, lengths }
}
