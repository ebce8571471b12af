import type { Matches } from '../engine/search-engine.ts'
import { zeros } from '../match/room.ts'
import { areWorthATable, placesIn, seek } from '../match/section-sets.ts'
import type { FoundTerm } from './occurrences.ts'

/** What terms are beside their sections is placed with them. */
type Placing = (found: FoundTerm, places: Uint32Array, firsts: Uint32Array) => void

/**
 * Terms beside one list of sections: `alignedTo` for many terms. One table of places serves all of them, so that a
 * step through the sections of a term costs no comparison with the list.
 */
export function beside(to: Uint32Array, place?: Placing): (found: FoundTerm) => FoundTerm {
  let places: Uint32Array | undefined
  return (found) => {
    const { sections: from } = found
    if (from === to || !areWorthATable(from, to)) return alignedTo(found, to)
    places ??= placesIn(to)
    const firsts = zeros(Uint32Array, to.length)
    const ends = zeros(Uint32Array, to.length)
    setBounds(found, places, firsts, ends)
    place?.(found, places, firsts)
    return placed(found, to, firsts, ends)
  }
}

/** Writes down where the occurrences of a term begin and end beside other sections. @param places of these. */
export function setBounds(
  { sections, occurrences }: FoundTerm,
  places: Uint32Array,
  firsts: Uint32Array,
  ends: Uint32Array,
): void {
  const from = occurrences.firsts
  const to = occurrences.ends
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i] as number
    if (section >= places.length) return
    const place = places[section] as number
    if (place === 0) continue
    firsts[place - 1] = from[i] as number
    ends[place - 1] = to[i] as number
  }
}

/** A term beside other sections: with no occurrences where a section is new, left out where one is gone. */
export function alignedTo(found: FoundTerm, to: Uint32Array): FoundTerm {
  const { sections: from, occurrences } = found
  if (from === to) return found
  const firsts = zeros(Uint32Array, to.length)
  const ends = zeros(Uint32Array, to.length)
  // The shorter list is walked, the longer one sought through.
  const [walked, sought] = from.length <= to.length ? [from, to] : [to, from]
  for (let i = 0, j = 0; i < walked.length; i++) {
    const section = walked[i] as number
    if (sought[j] !== section) j = seek(sought, section, j)
    if (j === sought.length) break
    if (sought[j] !== section) continue
    const [before, after] = walked === from ? [i, j] : [j, i]
    firsts[after] = occurrences.firsts[before] as number
    ends[after] = occurrences.ends[before] as number
    j++
  }
  return placed(found, to, firsts, ends)
}

/** Spelled out: what ranking reads for every section has one shape, wherever it comes from. */
function placed(
  { term, occurrences: { positions, length, lengths } }: FoundTerm,
  sections: Uint32Array,
  firsts: Uint32Array,
  ends: Uint32Array,
): FoundTerm {
  return { term, sections, occurrences: { positions, firsts, ends, length, lengths } }
}

/** Matches in some of their sections. */
export function restricted({ sections, terms }: Matches, kept: Uint32Array): Matches {
  return {
    sections: kept,
    terms: terms.map(
      (occurrences, term) => alignedTo({ term, sections, occurrences }, kept).occurrences,
    ),
  }
}
