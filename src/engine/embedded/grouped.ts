import { unset } from '../../match/room.ts'
import type { Inside } from './inside.ts'
import type { Occurrences } from './occurrences.ts'
import type { SectionPlaces } from './section-places.ts'

/** Occurrences of one term in all sections that hold it. */
export interface Grouped extends Inside {
  /** Work it took to find them: spent again when they are kept, so that an answer never depends on what was asked before. */
  readonly work: number
}

/** What ranking keeps beside each section of a list that it keeps, in numbers of four bytes: nine bytes. */
const RANKING = 9 / 4

/** Numbers it takes to keep; positions are a view of the index's own where a gram is all of the term. */
export function sizeOf({ positions, lengths, sections }: Grouped, index: Uint32Array): number {
  const own = positions.buffer === index.buffer ? 0 : positions.length
  return own + (lengths?.length ?? 0) + (2 + RANKING) * sections.length + 1
}

/** A term that stands this often is kept with its sections once it was looked for everywhere. */
export const KEPT_FROM = 1 << 10

/** Occurrences by the section they stand in; lasting when they are to be kept. @param work it took to find them. */
export function group(
  places: SectionPlaces,
  { positions, lengths }: Occurrences,
  work: number,
): Grouped {
  // One more than there may be: where the last is again is written past it.
  const most = Math.min(positions.length, places.count)
  const sections = unset(Uint32Array, most + 1)
  const bounds = unset(Uint32Array, most + 1)
  let length = 0
  let last = -1
  for (let i = 0; i < positions.length; i++) {
    const section = places.sectionAt(positions[i] as number)
    // Written also where it is the last one again, and then written over: no branch, which could not be foretold.
    sections[length] = section
    bounds[length] = i
    length += (last - section) >>> 31
    last = section
  }
  bounds[length] = positions.length
  const isKept = positions.length >= KEPT_FROM
  const found = isKept ? sections.slice(0, length) : sections.subarray(0, length)
  // The occurrences of a section end where those of the next begin: both lists are one piece of memory.
  const both = isKept ? bounds.slice(0, length + 1) : bounds
  const [firsts, ends] = [both.subarray(0, length), both.subarray(1, length + 1)]
  return { sections: found, firsts, ends, positions, lengths, work }
}
