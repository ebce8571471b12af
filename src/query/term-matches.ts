import type { SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { Boundary } from '../match/boundary.ts'
import { unset } from '../match/room.ts'
import { union } from '../match/section-sets.ts'
import type { Query, QueryTerm } from '../model/query.ts'
import type { CountsAmong, CountsInSection } from './counting.ts'
import { KeptOccurrences } from './kept-occurrences.ts'
import { countOf, type Found, type FoundTerm } from './occurrences.ts'
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
  const [only] = found.terms
  const judged = { ...counts, ...counts.among(patterns, sections) }
  if (only !== undefined && found.terms.length === 1) return countingIn(only, engine, judged)
  return selected(found, (lists) => (i, kept) => {
    const section = sections[i] as number
    for (let t = 0; t < lists.length; t++) {
      const list = kept[t] as KeptOccurrences
      keepCounting(engine, lists[t] as TermOccurrences, i, t, section, judged, list)
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

/** What counts of some terms in some sections. */
type Judged = Pick<CountsInSection, 'asWords'> & CountsAmong

function keepCounting(
  engine: SearchEngine,
  occurrences: TermOccurrences,
  i: number,
  t: number,
  section: number,
  counts: Judged,
  kept: KeptOccurrences,
): void {
  const accepted = counts.of(t, section, occurrences, i)
  if (accepted === null) return
  const { positions, firsts, ends, length, lengths } = occurrences
  if (accepted === 'all' && !counts.asWords) {
    kept.keepAll(firsts[i] as number, ends[i] as number)
    return
  }
  if (accepted === 'all' && lengths === null) {
    kept.length = engine.takeWords(occurrences, i, kept.room, kept.length)
    return
  }
  const past = ends[i] as number
  for (let k = firsts[i] as number; k < past; k++) {
    const start = positions[k] as number
    const own = lengths === null ? length : (lengths[k] as number)
    if (counts.asWords && engine.boundary(start, own) === Boundary.across) continue
    if (accepted === 'all' || accepted(start, start + own)) kept.keep(k)
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
  const { engine, counts, work } = retrieval
  if (counts?.readsTexts !== true || places.length < 2) {
    return places.map((place) => matched([place], query, retrieval, among))
  }
  const apart = { ...retrieval, counts: undefined }
  const found = places.map((place) => matched([place], query, apart, among).terms[0] as FoundTerm)
  const sections = union(found.map((each) => each.sections))
  work.spend(sections.length * found.length + COUNTING * occurrencesOf(found))
  const terms = places.map((place) => query.terms[place] as QueryTerm)
  const judged = { ...counts, ...counts.among(terms, sections) }
  const kept = found.map((each, t) => new KeptSections(each, t, engine, judged))
  for (let past = 0; past < sections.length; ) {
    past = judged.stretch(past)
    const last = sections[past - 1] as number
    for (const each of kept) each.keepUpTo(last)
  }
  return kept.map((each) => each.finish())
}

/** The sections of one term where some of its occurrences count, and which. */
function countingIn(found: FoundTerm, engine: SearchEngine, counts: Judged): Found {
  const kept = new KeptSections(found, 0, engine, counts)
  kept.keepUpTo(Number.POSITIVE_INFINITY)
  return kept.finish()
}

/** Those of its sections where some occurrences of a term count, and which, gathered a stretch of sections at a time. */
class KeptSections {
  readonly #of: FoundTerm
  /** Place of the term among those that are judged. */
  readonly #term: number
  readonly #engine: SearchEngine
  readonly #counts: Judged
  readonly #occurrences: KeptOccurrences
  readonly #sections: Uint32Array
  #at = 0
  #length = 0

  constructor(of: FoundTerm, term: number, engine: SearchEngine, counts: Judged) {
    this.#of = of
    this.#term = term
    this.#engine = engine
    this.#counts = counts
    this.#occurrences = new KeptOccurrences(of.occurrences)
    this.#sections = unset(Uint32Array, of.sections.length)
  }

  /** Goes on to the last of its sections that is no later than one. */
  keepUpTo(last: number): void {
    const { sections, occurrences } = this.#of
    const kept = this.#occurrences
    for (; this.#at < sections.length; this.#at++) {
      const section = sections[this.#at] as number
      if (section > last) return
      keepCounting(this.#engine, occurrences, this.#at, this.#term, section, this.#counts, kept)
      if (kept.hasAny) {
        kept.endSection()
        this.#sections[this.#length++] = section
      } else kept.dropSection()
    }
  }

  finish(): Found {
    const { term } = this.#of
    const occurrences = this.#occurrences.finish()
    if (occurrences === this.#of.occurrences)
      return { sections: this.#of.sections, terms: [this.#of] }
    const sections = this.#sections.subarray(0, this.#length)
    return { sections, terms: [{ term, sections, occurrences }] }
  }
}
