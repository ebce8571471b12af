import type { Inside } from './inside.ts'
import type { Occurrences } from './occurrences.ts'
import type { SectionPlaces } from './section-places.ts'

/** Occurrences of one term in all sections that hold it. */
export interface Grouped extends Inside {
  /** Work it took to find them: spent again when they are kept, so that an answer never depends on what was asked before. */
  readonly work: number
}

/** Numbers it takes to keep. */
export function sizeOf({ positions, lengths, sections }: Grouped): number {
  return positions.length + (lengths?.length ?? 0) + 2 * sections.length + 1
}

/** Room that is used again, as many sections as have been found: most terms stand in few. */
const room = { sections: new Uint32Array(1 << 10), firsts: new Uint32Array(1 << 10) }

function roomFor(size: number): typeof room {
  if (room.sections.length < size) {
    room.sections = new Uint32Array(size)
    room.firsts = new Uint32Array(size)
  }
  return room
}

/** Occurrences by the section they stand in. @param work it took to find them. */
export function group(
  places: SectionPlaces,
  { positions, lengths }: Occurrences,
  work: number,
): Grouped {
  const most = Math.min(positions.length, places.count)
  const { sections, firsts } = roomFor(most + 1)
  let length = 0
  let end = 0
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i] as number
    if (position < end) continue
    const section = places.sectionAt(position)
    end = places.starts[section + 1] as number
    sections[length] = section
    firsts[length++] = i
  }
  firsts[length] = positions.length
  // The occurrences of a section end where those of the next begin: both lists are one piece of memory.
  const bounds = firsts.slice(0, length + 1)
  return {
    sections: sections.slice(0, length),
    firsts: bounds.subarray(0, length),
    ends: bounds.subarray(1),
    positions,
    lengths,
    work,
  }
}
