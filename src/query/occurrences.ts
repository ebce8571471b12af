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
export function countOf({ firsts, ends }: TermOccurrences): number {
  let count = 0
  for (let i = 0; i < firsts.length; i++) count += (ends[i] as number) - (firsts[i] as number)
  return count
}

/** Gathers some of a term's occurrences, section by section, beside the sections they stand in. */
export class KeptOccurrences {
  readonly #of: TermOccurrences
  readonly #positions: Uint32Array
  readonly #lengths: Uint32Array | null
  readonly #firsts: Uint32Array
  readonly #ends: Uint32Array
  #length = 0
  #sections = 0
  #first = 0

  constructor(of: TermOccurrences) {
    const most = countOf(of)
    this.#of = of
    this.#positions = new Uint32Array(most)
    this.#lengths = of.lengths === null ? null : new Uint32Array(most)
    this.#firsts = new Uint32Array(of.firsts.length)
    this.#ends = new Uint32Array(of.firsts.length)
  }

  /** Keeps the `k`-th occurrence; in each section they are kept in order. */
  keep(k: number): void {
    this.#positions[this.#length] = this.#of.positions[k] as number
    if (this.#lengths !== null)
      this.#lengths[this.#length] = (this.#of.lengths as Uint32Array)[k] as number
    this.#length++
  }

  /** Keeps those from the `first` up to, not including, the `past`. */
  keepAll(first: number, past: number): void {
    const { positions, lengths } = this.#of
    const into = this.#positions
    let at = this.#length
    for (let k = first; k < past; k++) into[at++] = positions[k] as number
    if (this.#lengths !== null && lengths !== null) {
      this.#lengths.set(lengths.subarray(first, past), this.#length)
    }
    this.#length = at
  }

  /** Whether any was kept in the section at hand. */
  get hasAny(): boolean {
    return this.#length > this.#first
  }

  /** What was kept since the last section stands in the next one. */
  endSection(): void {
    this.#firsts[this.#sections] = this.#first
    this.#ends[this.#sections++] = this.#length
    this.#first = this.#length
  }

  /** What was kept since the last section is dropped. */
  dropSection(): void {
    this.#length = this.#first
  }

  finish(): TermOccurrences {
    const { length } = this.#of
    const lengths = this.#lengths?.slice(0, this.#length) ?? null
    return {
      positions: this.#positions.slice(0, this.#length),
      firsts: this.#firsts.slice(0, this.#sections),
      ends: this.#ends.slice(0, this.#sections),
      length,
      lengths: lengths?.some((each) => each !== length) ? lengths : null,
    }
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
  const sections = a.firsts.length
  const most = countOf(a) + countOf(b)
  work.spend(most)
  const positions = new Uint32Array(most)
  const lengths = a.lengths === null && b.lengths === null ? null : new Uint32Array(most)
  const firsts = new Uint32Array(sections)
  const ends = new Uint32Array(sections)
  let length = 0
  for (let i = 0; i < sections; i++) {
    firsts[i] = length
    let j = a.firsts[i] as number
    let k = b.firsts[i] as number
    const aEnd = a.ends[i] as number
    const bEnd = b.ends[i] as number
    while (j < aEnd && k < bEnd) {
      const inA = a.positions[j] as number
      const inB = b.positions[k] as number
      positions[length] = Math.min(inA, inB)
      if (lengths !== null) lengths[length] = inA < inB ? lengthOf(a, j) : lengthOf(b, k)
      length++
      if (inA <= inB) j++
      if (inB <= inA) k++
    }
    for (; j < aEnd; j++, length++) {
      positions[length] = a.positions[j] as number
      if (lengths !== null) lengths[length] = lengthOf(a, j)
    }
    for (; k < bEnd; k++, length++) {
      positions[length] = b.positions[k] as number
      if (lengths !== null) lengths[length] = lengthOf(b, k)
    }
    ends[i] = length
  }
  return {
    positions: positions.slice(0, length),
    firsts,
    ends,
    length: a.length,
    lengths: lengths?.slice(0, length) ?? null,
  }
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
