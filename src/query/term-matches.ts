import type { TermOccurrences } from '../engine/search-engine.ts'
import { union } from '../match/section-sets.ts'
import type { Query, QueryTerm } from '../model/query.ts'
import type { CountsInSection } from './counting.ts'
import { countOf, type Found, type FoundTerm, KeptOccurrences } from './occurrences.ts'
import type { Retrieval } from './retrieval.ts'
import { selected } from './selecting.ts'

/** Sections that hold literal terms. */
export function matched(
  places: readonly number[],
  { terms }: Query,
  { engine, work, counts }: Retrieval,
  among: Uint32Array | undefined,
): Found {
  const patterns = places.map((term) => terms[term] as QueryTerm)
  const { sections, terms: matches } = engine.match(patterns, work, among)
  const found = {
    sections,
    terms: matches.map((occurrences, i) => ({ term: places[i] as number, sections, occurrences })),
  }
  if (counts === undefined) return found
  work.spend(COUNTING * occurrencesOf(found.terms))
  return selected(found, (lists) => (i, kept) => {
    const section = sections[i] as number
    for (let t = 0; t < lists.length; t++) {
      const list = kept[t] as KeptOccurrences
      keepCounting(lists[t] as TermOccurrences, i, patterns[t] as QueryTerm, section, counts, list)
      // Of a section that lacks one of them nothing is kept.
      if (!list.hasAny) return
    }
  })
}

/** Asking whether an occurrence counts takes as long as comparing so many units. */
const COUNTING = 4

function occurrencesOf(terms: readonly FoundTerm[]): number {
  let sum = 0
  for (const { occurrences } of terms) sum += countOf(occurrences)
  return sum
}

function keepCounting(
  { positions, firsts, ends, length, lengths }: TermOccurrences,
  i: number,
  term: QueryTerm,
  section: number,
  counts: CountsInSection,
  kept: KeptOccurrences,
): void {
  const first = firsts[i] as number
  const past = ends[i] as number
  const accepted = counts.of(term, section, past - first)
  if (accepted === null) return
  if (accepted === 'all') {
    kept.keepAll(first, past)
    return
  }
  for (let k = first; k < past; k++) {
    const start = positions[k] as number
    if (accepted(start, start + (lengths === null ? length : (lengths[k] as number)))) kept.keep(k)
  }
}

/**
 * Sections that hold any one of literal terms. Which occurrences count is asked section by section, of all
 * terms together: what has to be read of a section is read once.
 */
export function matchedApart(
  places: readonly number[],
  query: Query,
  retrieval: Retrieval,
  among: Uint32Array | undefined,
): Found[] {
  const { counts } = retrieval
  if (counts === undefined || places.length < 2) {
    return places.map((place) => matched([place], query, retrieval, among))
  }
  const apart = { ...retrieval, counts: undefined }
  const found = places.map((place) => matched([place], query, apart, among).terms[0] as FoundTerm)
  const kept = found.map(({ occurrences }) => new KeptOccurrences(occurrences))
  const left = found.map(({ sections }) => new Uint32Array(sections.length))
  const lengths = new Uint32Array(found.length)
  const cursors = new Uint32Array(found.length)
  const sections = union(found.map((each) => each.sections))
  retrieval.work.spend(sections.length * found.length + COUNTING * occurrencesOf(found))
  for (const section of sections) {
    for (let t = 0; t < found.length; t++) {
      const { sections: own, occurrences, term } = found[t] as FoundTerm
      const i = cursors[t] as number
      if (own[i] !== section) continue
      cursors[t] = i + 1
      const list = kept[t] as KeptOccurrences
      keepCounting(occurrences, i, query.terms[term] as QueryTerm, section, counts, list)
      if (!list.hasAny) continue
      list.endSection()
      ;(left[t] as Uint32Array)[lengths[t] as number] = section
      lengths[t] = (lengths[t] as number) + 1
    }
  }
  return found.map(({ term }, t) => {
    const own = (left[t] as Uint32Array).slice(0, lengths[t])
    const occurrences = (kept[t] as KeptOccurrences).finish()
    return { sections: own, terms: [{ term, sections: own, occurrences }] }
  })
}
