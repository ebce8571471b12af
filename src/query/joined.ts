import type { TermOccurrences } from '../engine/search-engine.ts'
import { unset } from '../match/room.ts'
import type { Work } from '../match/work.ts'
import { countOf, lengthOf } from './occurrences.ts'

/** Occurrences of one term that several parts of a query found, each once; all beside the same sections. */
export function joined(lists: readonly TermOccurrences[], work: Work): TermOccurrences {
  const [first, ...others] = lists
  if (first === undefined) throw new RangeError('no occurrences to join')
  if (others.length === 0) return first
  const middle = lists.length >>> 1
  return joinedTwo(joined(lists.slice(0, middle), work), joined(lists.slice(middle), work), work)
}

/** Where a term stands it has one length, whichever part of the query found it there. */
function joinedTwo(a: TermOccurrences, b: TermOccurrences, work: Work): TermOccurrences {
  const most = countOf(a) + countOf(b)
  work.spend(most)
  const { length } = a
  const firsts = unset(Uint32Array, a.firsts.length)
  const ends = unset(Uint32Array, a.firsts.length)
  const positions = unset(Uint32Array, most)
  const lengths = a.lengths === null && b.lengths === null ? null : unset(Uint32Array, most)
  const past = join(a, b, { positions, firsts, ends, lengths })
  return {
    positions: positions.subarray(0, past),
    firsts,
    ends,
    length,
    lengths: lengths?.subarray(0, past) ?? null,
  }
}

/** Writes down what either holds, section by section. @returns how many. */
function join(
  a: TermOccurrences,
  b: TermOccurrences,
  { positions, firsts, ends, lengths }: Omit<TermOccurrences, 'length'>,
): number {
  let written = 0
  const write = (from: TermOccurrences, k: number) => {
    positions[written] = from.positions[k] as number
    if (lengths !== null) lengths[written] = lengthOf(from, k)
    written++
  }
  for (let i = 0; i < firsts.length; i++) {
    firsts[i] = written
    let j = a.firsts[i] as number
    let k = b.firsts[i] as number
    const aEnd = a.ends[i] as number
    const bEnd = b.ends[i] as number
    while (j < aEnd && k < bEnd) {
      const x = a.positions[j] as number
      const y = b.positions[k] as number
      if (x < y) write(a, j)
      else write(b, k)
      if (x <= y) j++
      if (y <= x) k++
    }
    while (j < aEnd) write(a, j++)
    while (k < bEnd) write(b, k++)
    ends[i] = written
  }
  return written
}
