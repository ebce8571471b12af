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
  occurrences: TermOccurrences,
  i: number,
  term: QueryTerm,
  section: number,
  counts: CountsInSection,
  kept: KeptOccurrences,
): void {
  const { positions, firsts, ends, length, lengths } = occurrences
  const accepted = counts.of(term, section, occurrences, i)
  if (accepted === null) return
  const first = firsts[i] as number
  const past = ends[i] as number
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
 * Sections that hold any one of literal terms. Where texts have to be read to know which occurrences count, it
 * is asked of all terms for some sections before the next: each text is read once.
 */
export function matchedApart(
  places: readonly number[],
  query: Query,
  retrieval: Retrieval,
  among: Uint32Array | undefined,
): Found[] {
  const { counts, work } = retrieval
  if (counts?.read === undefined || places.length < 2) {
    return places.map((place) => matched([place], query, retrieval, among))
  }
  const apart = { ...retrieval, counts: undefined }
  const found = places.map((place) => matched([place], query, apart, among).terms[0] as FoundTerm)
  const kept = found.map((each) => new KeptSections(each))
  const sections = union(found.map((each) => each.sections))
  work.spend(sections.length * found.length + COUNTING * occurrencesOf(found))
  for (let read = 0; read < sections.length; ) {
    read = counts.read(sections, read)
    const last = sections[read - 1] as number
    for (const each of kept) each.keepUpTo(last, query.terms[each.term] as QueryTerm, counts)
  }
  return kept.map((each) => each.finish())
}

/** The sections of one term where some of its occurrences count, and which. */
class KeptSections {
  readonly term: number
  readonly #of: FoundTerm
  readonly #occurrences: KeptOccurrences
  readonly #sections: Uint32Array
  #at = 0
  #length = 0

  constructor(of: FoundTerm) {
    this.term = of.term
    this.#of = of
    this.#occurrences = new KeptOccurrences(of.occurrences)
    this.#sections = new Uint32Array(of.sections.length)
  }

  /** Goes on to the last of its sections that is no later than one. */
  keepUpTo(last: number, term: QueryTerm, counts: CountsInSection): void {
    const { sections, occurrences } = this.#of
    for (; this.#at < sections.length; this.#at++) {
      const section = sections[this.#at] as number
      if (section > last) return
      keepCounting(occurrences, this.#at, term, section, counts, this.#occurrences)
      if (!this.#occurrences.hasAny) continue
      this.#occurrences.endSection()
      this.#sections[this.#length++] = section
    }
  }

  finish(): Found {
    const { term } = this
    const sections = this.#sections.slice(0, this.#length)
    return { sections, terms: [{ term, sections, occurrences: this.#occurrences.finish() }] }
  }
}
