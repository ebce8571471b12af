import { unset } from '../../match/room.ts'
import { areWorthATable, intersection, placesIn, seek } from '../../match/section-sets.ts'
import type { TermPattern } from '../../match/term-matcher.ts'
import type { Work } from '../../match/work.ts'
import type { Matches, TermOccurrences } from '../search-engine.ts'
import type { FormsText } from './forms-text.ts'
import { type Grouped, group, KEPT_FROM } from './grouped.ts'
import { findInside, type Inside, SEEK } from './inside.ts'
import { TermFinder } from './occurrences.ts'

/**
 * The sections that hold every term. The rarest term leads; the others are sought in its sections, or
 * everywhere where they stand less often than there are sections left.
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
  const cost = (term: number) => (finders[term] as TermFinder).cost
  const order = [...finders.keys()].sort((a, b) => cost(a) - cost(b))
  const found: Inside[] = []
  let sections = among
  for (const i of order) {
    const finder = finders[i] as TermFinder
    const isWorthSeeking = sections !== undefined && SEEK * sections.length <= finder.cost
    const each =
      sections !== undefined && isWorthSeeking
        ? findInside(text, finder, sections, work)
        : everywhere(text, finder, keyOf(terms[i] as TermPattern), work)
    found[i] = each
    sections =
      sections === undefined || isWorthSeeking
        ? each.sections
        : intersection(sections, each.sections)
  }
  const common = sections ?? new Uint32Array(0)
  let places: Uint32Array | undefined
  return {
    sections: common,
    terms: found.map((each, i) => {
      const { length } = finders[i] as TermFinder
      if (each.sections.length === common.length || !areWorthATable(each.sections, common))
        return aligned(each, common, length)
      places ??= placesIn(common)
      return placed(each, common, length, places)
    }),
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
    text.known.add(kept.firsts)
    return kept
  }
  const before = work.left
  const occurrences = finder.find()
  const found = group(text.places, occurrences, before - work.left)
  if (found.positions.length >= KEPT_FROM) text.kept.set(key, found)
  return found
}

/** Occurrences beside the sections of all terms, which are some of the term's own. */
function aligned(
  { sections, firsts, ends, positions, lengths }: Inside,
  common: Uint32Array,
  length: number,
): TermOccurrences {
  if (sections.length === common.length) return { positions, firsts, ends, length, lengths }
  const from = unset(Uint32Array, common.length)
  const to = unset(Uint32Array, common.length)
  for (let i = 0, j = 0; i < common.length; i++) {
    j = seek(sections, common[i] as number, j)
    from[i] = firsts[j] as number
    to[i] = ends[j] as number
  }
  return { positions, firsts: from, ends: to, length, lengths }
}

/** The same by a table, where nearly as many sections are left as the term stands in. @param places of these. */
function placed(
  { sections, firsts, ends, positions, lengths }: Inside,
  common: Uint32Array,
  length: number,
  places: Uint32Array,
): TermOccurrences {
  const from = unset(Uint32Array, common.length + 1)
  const to = unset(Uint32Array, common.length + 1)
  for (let j = 0; j < sections.length; j++) {
    const section = sections[j] as number
    if (section >= places.length) break
    // What is not left is written where nothing is read.
    const place = places[section] as number
    from[place] = firsts[j] as number
    to[place] = ends[j] as number
  }
  return { positions, firsts: from.subarray(1), ends: to.subarray(1), length, lengths }
}
