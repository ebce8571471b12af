import { unset } from '../../match/room.ts'
import { seek } from '../../match/section-sets.ts'
import type { Work } from '../../match/work.ts'
import type { Run } from './anchor.ts'
import { type Cursor, InOrder, Merging, RunCursor, TextCursor } from './cursors.ts'
import type { FormsText } from './forms-text.ts'
import { GrowingU32 } from './growing.ts'
import type { TermFinder } from './occurrences.ts'
import type { SectionPlaces } from './section-places.ts'

/** Where a term stands in some sections: in `sections[i]` at `positions` from `firsts[i]` up to `ends[i]`. */
export interface Inside {
  readonly sections: Uint32Array
  readonly firsts: Uint32Array
  readonly ends: Uint32Array
  readonly positions: Uint32Array
  /** Beside `positions`; null when all are the term's. */
  readonly lengths: Uint32Array | null
}

/** About what a step through a run costs where near places are sought, in units of text compared. */
export const SEEK = 16

/** Most terms stand in few of the sections where they are sought. */
const ROOM = 64

/**
 * Where a term stands in some sections. The runs of its grams are sought through from section to
 * section, which costs little where sections are few and no more than walking where they are many.
 *
 * @param sections ordinals, ascending.
 */
export function findInside(
  { places, units }: FormsText,
  finder: TermFinder,
  sections: Uint32Array,
  work: Work,
): Inside {
  const length = lengthOf(places, sections)
  const runs = finder.patterns.flatMap(({ pattern, anchor }) =>
    anchor.runs.map((run) => ({ pattern, run, at: anchor.at })),
  )
  const [only] = runs
  if (only === undefined) return NOWHERE
  const isOwnRun = runs.length === 1 && only.run.decides && only.pattern.length === finder.length
  if (isOwnRun && length >= only.run.cost) {
    work.spend(SEEK * sections.length + only.run.cost)
    return partsOf(only.run, places, sections)
  }
  const cursors = runs.map(({ pattern, run, at }) => {
    const isCheaperToScan = length < run.cost
    work.spend(isCheaperToScan ? length : SEEK * sections.length + run.cost)
    return isCheaperToScan ? new TextCursor(pattern, units) : new RunCursor(pattern, run, at)
  })
  return gathered(cursors, finder.length, places, sections)
}

function lengthOf(places: SectionPlaces, sections: Uint32Array): number {
  let length = 0
  for (let i = 0; i < sections.length; i++) length += places.lengthOf(sections[i] as number)
  return length
}

const NONE = new Uint32Array(0)
const NOWHERE: Inside = {
  sections: NONE,
  firsts: NONE,
  ends: NONE,
  positions: NONE,
  lengths: null,
}

/** The parts of a run that lie in sections. */
function partsOf({ positions }: Run, { starts }: SectionPlaces, among: Uint32Array): Inside {
  const sections = unset(Uint32Array, among.length)
  const firsts = unset(Uint32Array, among.length)
  const ends = unset(Uint32Array, among.length)
  let length = 0
  for (let i = 0, k = 0; i < among.length; i++) {
    const section = among[i] as number
    const end = starts[section + 1] as number
    k = seek(positions, starts[section] as number, k)
    const first = k
    while (k < positions.length && (positions[k] as number) < end) k++
    if (k === first) continue
    sections[length] = section
    firsts[length] = first
    ends[length++] = k
  }
  return {
    sections: sections.subarray(0, length),
    firsts: firsts.subarray(0, length),
    ends: ends.subarray(0, length),
    positions: length === 0 ? NONE : positions,
    lengths: null,
  }
}

/** The same of several runs, or where the term stands at some of their positions only. */
function gathered(
  cursors: readonly Cursor[],
  length: number,
  { starts }: SectionPlaces,
  among: Uint32Array,
): Inside {
  const sections = new GrowingU32(ROOM)
  const firsts = new GrowingU32(ROOM)
  const ends = new GrowingU32(ROOM)
  const found = cursors.length === 1 ? new InOrder() : new Merging()
  for (const section of among) {
    const first = found.positions.length
    const start = starts[section] as number
    const end = starts[section + 1] as number
    for (const cursor of cursors) cursor.takeBetween(start, end, found)
    found.endSection()
    if (found.positions.length === first) continue
    sections.push(section)
    firsts.push(first)
    ends.push(found.positions.length)
  }
  const lengths = found.lengths.finish()
  return {
    sections: sections.finish(),
    firsts: firsts.finish(),
    ends: ends.finish(),
    positions: found.positions.finish(),
    lengths: lengths.every((each) => each === length) ? null : lengths,
  }
}
