import { alignedTo, type FoundTerm } from './occurrences.ts'

/** A list so many times shorter than the other is sought through it: fewer steps, each dearer. */
const MUCH_SHORTER = 8

/** Fewer sections are not worth a table. */
const WORTH_A_TABLE = 1 << 10

/** What terms are beside their sections is placed with them. */
type Placing = (found: FoundTerm, places: Uint32Array, firsts: Uint32Array) => void

/**
 * Terms beside one list of sections: `alignedTo` for many terms. One table of places serves all of them, so that a
 * step through the sections of a term costs no comparison with the list.
 */
export function beside(to: Uint32Array, place?: Placing): (found: FoundTerm) => FoundTerm {
  let places: Uint32Array | undefined
  return (found) => {
    const { term, sections: from, occurrences } = found
    const [shorter, longer] = from.length < to.length ? [from, to] : [to, from]
    const isFew = shorter.length * MUCH_SHORTER < longer.length || longer.length < WORTH_A_TABLE
    if (isFew || from === to) return alignedTo(found, to)
    places ??= placesIn(to)
    const firsts = new Uint32Array(to.length)
    const ends = new Uint32Array(to.length)
    setBounds(found, places, firsts, ends)
    place?.(found, places, firsts)
    // Spelled out: what ranking reads for every section has one shape, wherever it comes from.
    const { positions, length, lengths } = occurrences
    return { term, sections: to, occurrences: { positions, firsts, ends, length, lengths } }
  }
}

/** For each section up to the last of a list, its place there and one more; 0 where it is not. */
export function placesIn(sections: Uint32Array): Uint32Array {
  const places = new Uint32Array((sections.at(-1) ?? -1) + 1)
  for (let i = 0; i < sections.length; i++) places[sections[i] as number] = i + 1
  return places
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
