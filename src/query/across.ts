import type { Matches, SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { zeros } from '../match/room.ts'
import type { FoundTerm } from './occurrences.ts'

/** Of fewer sections what is worked out is dropped with the query. */
export const WORTH_KEEPING = 1 << 11

const known = new WeakMap<Uint32Array, Uint8Array>()

/**
 * For each of a term's sections, 1 where it stands across words only. Known as long as the list of occurrences
 * is, which the engine keeps of frequent terms.
 */
export function acrossOf(engine: SearchEngine, term: TermOccurrences): Uint8Array {
  const before = known.get(term.firsts)
  if (before !== undefined) return before
  const count = term.firsts.length
  const isKept = count >= WORTH_KEEPING
  const isAcross = isKept ? new Uint8Array(count) : zeros(Uint8Array, count)
  engine.markAcross(term, isAcross)
  if (isKept) known.set(term.firsts, isAcross)
  return isAcross
}

/**
 * The same beside other sections, made of what is known of all of a term's: one look a section, where it would take
 * one an occurrence.
 *
 * @param places of these sections, and one more; 0 where a section is not among them.
 * @param firsts of the term beside them.
 */
export function placeAcross(
  engine: SearchEngine,
  { sections, occurrences }: FoundTerm,
  places: Uint32Array,
  firsts: Uint32Array,
): void {
  if (sections.length < WORTH_KEEPING) return
  const isAcross = acrossOf(engine, occurrences)
  const placed = zeros(Uint8Array, firsts.length)
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i] as number
    if (section >= places.length) break
    const place = places[section] as number
    if (place !== 0) placed[place - 1] = isAcross[i] as number
  }
  known.set(firsts, placed)
}

/** How many sections hold every one of their terms as words, and how many hold one only across words. */
export function countBoundaries(
  engine: SearchEngine,
  { sections, terms }: Matches,
): { readonly word: number; readonly across: number } {
  const isAcross = terms.length === 1 ? acrossOf(engine, terms[0] as TermOccurrences) : ofAny()
  let across = 0
  for (let i = 0; i < isAcross.length; i++) across += isAcross[i] as number
  return { word: sections.length - across, across }

  function ofAny(): Uint8Array {
    const marked = zeros(Uint8Array, sections.length)
    // Term by term: 32 lists read side by side would drive each other out of the processor's cache.
    for (const term of terms) {
      // One that is excluded stands nowhere.
      if (term.firsts === term.ends) continue
      const isAcross = known.get(term.firsts)
      if (isAcross === undefined) engine.markAcross(term, marked)
      else
        for (let i = 0; i < marked.length; i++)
          marked[i] = (marked[i] as number) | (isAcross[i] as number)
    }
    return marked
  }
}
