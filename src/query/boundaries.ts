import type { Matches, SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { Boundary } from '../match/boundary.ts'
import { lengthOf } from './occurrences.ts'

/** Whether a term stands in the `i`-th section as words or as a part of one, not only across words. */
export function standsAsWords(engine: SearchEngine, term: TermOccurrences, i: number): boolean {
  for (let k = term.firsts[i] as number; k < (term.ends[i] as number); k++) {
    const length = lengthOf(term, k)
    if (engine.boundary(term.positions[k] as number, length) !== Boundary.across) return true
  }
  return false
}

/** How many sections hold every one of their terms as words, and how many hold one only across words. */
export function countBoundaries(
  engine: SearchEngine,
  { sections, terms }: Matches,
): { readonly word: number; readonly across: number } {
  let across = 0
  for (let i = 0; i < sections.length; i++) {
    const hidden = terms.some(
      (term) =>
        (term.ends[i] as number) > (term.firsts[i] as number) && !standsAsWords(engine, term, i),
    )
    if (hidden) across++
  }
  return { word: sections.length - across, across }
}
