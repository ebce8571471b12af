import type { Matches, TermOccurrences } from '../engine/search-engine.ts'
import { seek } from '../match/section-sets.ts'
import type { Work } from '../match/work.ts'

/** One occurrence of a term: half-open positions. */
export interface Occurrence {
  readonly start: number
  readonly end: number
}

/** Sections, ascending, and the terms that stand in some of them. */
export interface Found {
  readonly sections: Uint32Array
  readonly terms: readonly FoundTerm[]
}

/** Occurrences of a term that count, beside sections of their own: all of these answer. */
export interface FoundTerm {
  /** Place of the term in the query. */
  readonly term: number
  /** Ordinals, ascending. */
  readonly sections: Uint32Array
  readonly occurrences: TermOccurrences
}

/** Length of the `k`-th occurrence of a term. */
export function lengthOf({ length, lengths }: TermOccurrences, k: number): number {
  return lengths === null ? length : (lengths[k] as number)
}

/** How many occurrences stand in all of the sections together. */
export function countOf({ firsts, ends }: Pick<TermOccurrences, 'firsts' | 'ends'>): number {
  let count = 0
  for (let i = 0; i < firsts.length; i++) count += (ends[i] as number) - (firsts[i] as number)
  return count
}

/**
 * Gathers some of a term's occurrences, section by section, beside the sections they stand in. Those of a section that
 * are kept all together stay a range of the term's own list, as long as no other has to be copied.
 */
export class KeptOccurrences {
  readonly #of: TermOccurrences
  /** Past the term's own list: what is kept one by one begins there. */
  readonly #copied: number
  readonly #firsts: Uint32Array
  readonly #ends: Uint32Array
  #positions: Uint32Array | undefined
  #lengths: Uint32Array | null = null
  #sections = 0
  /** Of those copied, where the section at hand begins, and how many there are. */
  #first = 0
  #length = 0
  /** A range of the term's own list that is kept in the section at hand; empty when none is. */
  #rangeFirst = 0
  #rangePast = 0
  #ranges = 0
  /** Whether all occurrences of all sections up to the one at hand were kept. */
  #isWhole = true

  constructor(of: TermOccurrences) {
    this.#of = of
    this.#copied = of.positions.length
    this.#firsts = new Uint32Array(of.firsts.length)
    this.#ends = new Uint32Array(of.firsts.length)
  }

  /** Keeps the `k`-th occurrence; in each section they are kept in order. */
  keep(k: number): void {
    this.#copyRange()
    this.room[this.#length] = this.#of.positions[k] as number
    if (this.#lengths !== null)
      this.#lengths[this.#length] = (this.#of.lengths as Uint32Array)[k] as number
    this.#length++
  }

  /** Keeps those from the `first` up to, not including, the `past`. */
  keepAll(first: number, past: number): void {
    if (this.hasAny) for (let k = first; k < past; k++) this.keep(k)
    else {
      this.#rangeFirst = first
      this.#rangePast = past
    }
  }

  /**
   * Where those kept one by one start: for who writes them from `length` on, since a call for each would take longer
   * than finding it. Only where all have the term's length, and none of the section is kept otherwise.
   */
  get room(): Uint32Array {
    if (this.#positions === undefined) {
      const most = countOf(this.#of)
      this.#positions = new Uint32Array(most)
      this.#lengths = this.#of.lengths === null ? null : new Uint32Array(most)
    }
    return this.#positions
  }

  get length(): number {
    return this.#length
  }

  set length(length: number) {
    this.#length = length
  }

  /** Whether any was kept in the section at hand. */
  get hasAny(): boolean {
    return this.#length > this.#first || this.#rangePast > this.#rangeFirst
  }

  /** What was kept since the last section stands in the next one. */
  endSection(): void {
    const at = this.#sections++
    if (this.#rangePast > this.#rangeFirst) {
      const { firsts, ends } = this.#of
      this.#isWhole &&= this.#rangeFirst === firsts[at] && this.#rangePast === ends[at]
      this.#firsts[at] = this.#rangeFirst
      this.#ends[at] = this.#rangePast
      this.#rangePast = this.#rangeFirst
      this.#ranges++
    } else {
      this.#isWhole = false
      this.#firsts[at] = this.#copied + this.#first
      this.#ends[at] = this.#copied + this.#length
      this.#first = this.#length
    }
  }

  /** What was kept since the last section is dropped. */
  dropSection(): void {
    this.#isWhole = false
    this.#length = this.#first
    this.#rangePast = this.#rangeFirst
  }

  /** The term's own list when nothing of it was left out. */
  finish(): TermOccurrences {
    const { length, positions, lengths } = this.#of
    if (this.#isWhole && this.#sections === this.#of.firsts.length) return this.#of
    // Views: what is left unused was never touched, and a copy takes as long as the keeping did.
    const firsts = this.#firsts.subarray(0, this.#sections)
    const ends = this.#ends.subarray(0, this.#sections)
    if (this.#length === 0) return { positions, firsts, ends, length, lengths }
    return { ...this.#together(firsts, ends), firsts, ends, length }
  }

  /** What was copied, and the ranges that were not, as one list. */
  #together(
    firsts: Uint32Array,
    ends: Uint32Array,
  ): Pick<TermOccurrences, 'positions' | 'lengths'> {
    const copied = this.#copied
    if (this.#ranges === 0) {
      for (let i = 0; i < firsts.length; i++) {
        firsts[i] = (firsts[i] as number) - copied
        ends[i] = (ends[i] as number) - copied
      }
      const lengths = this.#lengths?.subarray(0, this.#length) ?? null
      return { positions: this.room.subarray(0, this.#length), lengths }
    }
    const most = countOf({ firsts, ends })
    const positions = new Uint32Array(most)
    const lengths = this.#lengths && new Uint32Array(most)
    let at = 0
    for (let i = 0; i < firsts.length; i++) {
      const first = firsts[i] as number
      const count = (ends[i] as number) - first
      const isRange = first < copied
      const from = isRange ? first : first - copied
      const places = isRange ? this.#of.positions : this.room
      const own = isRange ? this.#of.lengths : this.#lengths
      firsts[i] = at
      for (let k = from; k < from + count; k++, at++) {
        positions[at] = places[k] as number
        if (lengths !== null && own !== null) lengths[at] = own[k] as number
      }
      ends[i] = at
    }
    return { positions, lengths }
  }

  #copyRange(): void {
    const first = this.#rangeFirst
    const past = this.#rangePast
    if (past === first) return
    this.#rangePast = first
    for (let k = first; k < past; k++) this.keep(k)
  }
}

/** A term beside other sections: with no occurrences where a section is new, left out where one is gone. */
export function alignedTo(found: FoundTerm, to: Uint32Array): FoundTerm {
  const { term, sections: from, occurrences } = found
  if (from === to) return found
  const firsts = new Uint32Array(to.length)
  const ends = new Uint32Array(to.length)
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
  // Spelled out: what ranking reads for every section has one shape, wherever it comes from.
  const { positions, length, lengths } = occurrences
  return { term, sections: to, occurrences: { positions, firsts, ends, length, lengths } }
}

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
  const firsts = new Uint32Array(a.firsts.length)
  const ends = new Uint32Array(a.firsts.length)
  const positions = new Uint32Array(most)
  if (a.lengths === null && b.lengths === null) {
    const past = joinPositions(a, b, { positions, firsts, ends })
    return { positions: positions.subarray(0, past), firsts, ends, length, lengths: null }
  }
  const lengths = new Uint32Array(most)
  const past = joinLengths(a, b, { positions, firsts, ends, lengths })
  return {
    positions: positions.subarray(0, past),
    firsts,
    ends,
    length,
    lengths: lengths.subarray(0, past),
  }
}

/** What is written of a join: as in `TermOccurrences`. */
type Into = Pick<TermOccurrences, 'positions' | 'firsts' | 'ends'>

/** Joins where each occurrence has the length of the term. Most parts of a query find the same. @returns how many. */
function joinPositions(a: TermOccurrences, b: TermOccurrences, into: Into): number {
  const { positions, firsts, ends } = into
  const inA = a.positions
  const inB = b.positions
  let length = 0
  for (let i = 0; i < firsts.length; i++) {
    firsts[i] = length
    let j = a.firsts[i] as number
    let k = b.firsts[i] as number
    const aEnd = a.ends[i] as number
    const bEnd = b.ends[i] as number
    while (j < aEnd && k < bEnd) {
      const x = inA[j] as number
      const y = inB[k] as number
      positions[length++] = Math.min(x, y)
      if (x === y) {
        j++
        k++
      } else if (x < y) j++
      else k++
    }
    while (j < aEnd) positions[length++] = inA[j++] as number
    while (k < bEnd) positions[length++] = inB[k++] as number
    ends[i] = length
  }
  return length
}

/** The same with the length of each. */
function joinLengths(
  a: TermOccurrences,
  b: TermOccurrences,
  { positions, firsts, ends, lengths }: Into & { readonly lengths: Uint32Array },
): number {
  let length = 0
  for (let i = 0; i < firsts.length; i++) {
    firsts[i] = length
    let j = a.firsts[i] as number
    let k = b.firsts[i] as number
    const aEnd = a.ends[i] as number
    const bEnd = b.ends[i] as number
    while (j < aEnd || k < bEnd) {
      const x = j < aEnd ? (a.positions[j] as number) : Number.POSITIVE_INFINITY
      const y = k < bEnd ? (b.positions[k] as number) : Number.POSITIVE_INFINITY
      positions[length] = Math.min(x, y)
      lengths[length++] = x < y ? lengthOf(a, j) : lengthOf(b, k)
      if (x <= y) j++
      if (y <= x) k++
    }
    ends[i] = length
  }
  return length
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
