import type { Matches, SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { zeros } from '../match/room.ts'
import type { FoundTerm } from './occurrences.ts'

/** Of fewer sections what is worked out is dropped with the query. */
export const WORTH_KEEPING = 1 << 11

/** The sections of a term in which it stands across words only. */
interface Across {
  /** For each of its sections, 1 where that is so. */
  readonly marked: Uint8Array
  readonly count: number
}

const known = new WeakMap<Uint32Array, Across>()

/**
 * For each of a term's sections, 1 where it stands across words only. Known as long as the list of occurrences
 * is, which the engine keeps of frequent terms.
 */
export function acrossOf(engine: SearchEngine, term: TermOccurrences): Uint8Array {
  return acrossIn(engine, term).marked
}

function acrossIn(engine: SearchEngine, term: TermOccurrences): Across {
  const before = known.get(term.firsts)
  if (before !== undefined) return before
  const sections = term.firsts.length
  const isKept = sections >= WORTH_KEEPING
  const marked = isKept ? new Uint8Array(sections) : zeros(Uint8Array, sections)
  const across = { marked, count: engine.markAcross(term, marked) }
  if (isKept) known.set(term.firsts, across)
  return across
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
  const marked = zeros(Uint8Array, firsts.length)
  let count = 0
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i] as number
    if (section >= places.length) break
    const place = places[section] as number
    if (place === 0) continue
    marked[place - 1] = isAcross[i] as number
    count += isAcross[i] as number
  }
  known.set(firsts, { marked, count })
}

/** How many sections hold every one of their terms as words, and how many hold one only across words. */
export function countBoundaries(
  engine: SearchEngine,
  { sections, terms }: Matches,
): { readonly word: number; readonly across: number } {
  const across = terms.length === 1 ? acrossIn(engine, terms[0] as TermOccurrences).count : ofAny()
  return { word: sections.length - across, across }

  function ofAny(): number {
    const marked = zeros(Uint8Array, sections.length)
    let count = 0
    // Term by term: 32 lists read side by side would drive each other out of the processor's cache.
    for (const term of terms) {
      // One that is excluded stands nowhere.
      if (term.firsts === term.ends) continue
      const across = known.get(term.firsts)
      count += across === undefined ? engine.markAcross(term, marked) : added(across, marked)
    }
    return count
  }
}

/** Marks what is marked of a term. @returns how many are marked now that were not. */
function added({ marked: isAcross }: Across, marked: Uint8Array): number {
  let count = 0
  for (let i = 0; i < marked.length; i++) {
    const before = marked[i] as number
    marked[i] = before | (isAcross[i] as number)
    count += (marked[i] as number) - before
  }
  return count
}
