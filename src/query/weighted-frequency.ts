import type { SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { Boundary } from '../match/boundary.ts'
import type { QueryTerm } from '../model/query.ts'
import { lengthOf } from './occurrences.ts'
import { WEIGHTS } from './weights.ts'

/** What an occurrence weighs by its `Boundary`. */
export const BY_BOUNDARY: readonly number[] = Object.assign([], {
  [Boundary.whole]: WEIGHTS.whole,
  [Boundary.part]: WEIGHTS.part,
  [Boundary.across]: WEIGHTS.across,
})

/** The same where the terms of a query stand side by side. */
const AS_WORDS: readonly number[] = BY_BOUNDARY.map(() => WEIGHTS.whole)

/**
 * What the occurrences of a term count together: each by where it stands, how it sits among words,
 * and whether it is the term itself or another word for it.
 *
 * @param place of a section among the matches.
 */
export function weightedFrequency(
  engine: SearchEngine,
  term: QueryTerm,
  occurrences: TermOccurrences,
  section: number,
  place: number,
  areWords: boolean,
): number {
  const weights = areWords ? AS_WORDS : BY_BOUNDARY
  if (term.alternatives.length === 0) return engine.weigh(occurrences, place, section, weights)
  const own: number[] = []
  const others: number[] = []
  for (let k = occurrences.firsts[place] as number; k < (occurrences.ends[place] as number); k++) {
    const position = occurrences.positions[k] as number
    const isOther = showsOther(engine, term, position, lengthOf(occurrences, k))
    ;(isOther ? others : own).push(k)
  }
  const of = (places: readonly number[]) =>
    engine.weigh(picked(occurrences, places), 0, section, weights)
  return of(own) + WEIGHTS.alternative * of(others)
}

/** Some of a term's occurrences, as if they were all. */
function picked(term: TermOccurrences, places: readonly number[]): TermOccurrences {
  const { positions, length, lengths } = term
  return {
    positions: Uint32Array.from(places, (k) => positions[k] as number),
    firsts: new Uint32Array(1),
    ends: Uint32Array.of(places.length),
    length,
    lengths: lengths && Uint32Array.from(places, (k) => lengths[k] as number),
  }
}

/** Whether another word stands in an occurrence: not the term, nor a spelling of it. */
function showsOther(
  engine: SearchEngine,
  { form, alternatives }: QueryTerm,
  position: number,
  length: number,
): boolean {
  if (engine.shows(position, form)) return false
  return alternatives.some((other) => {
    for (let at = position; at + other.form.length <= position + length; at++) {
      if (engine.shows(at, other.form)) return true
    }
    return false
  })
}
