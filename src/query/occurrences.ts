import type { Matches, TermOccurrences } from '../engine/search-engine.ts'
import { inBoth } from '../match/section-sets.ts'

/** One occurrence of a term: half-open positions. */
export interface Occurrence {
  readonly start: number
  readonly end: number
}

/** Sections, ascending, with the occurrences that count in each; those of `term` stand beside them. */
export interface Found {
  readonly sections: Uint32Array
  readonly terms: readonly FoundTerm[]
}

export interface FoundTerm {
  /** Place of the term in the query. */
  readonly term: number
  readonly occurrences: TermOccurrences
}

/** Length of the `k`-th occurrence of a term. */
export function lengthOf({ length, lengths }: TermOccurrences, k: number): number {
  return lengths === null ? length : (lengths[k] as number)
}

/** Occurrences of a term in the `i`-th section. */
export function occurrencesAt(term: TermOccurrences, i: number): Occurrence[] {
  const found: Occurrence[] = []
  for (let k = term.firsts[i] as number; k < (term.ends[i] as number); k++) {
    const start = term.positions[k] as number
    found.push({ start, end: start + lengthOf(term, k) })
  }
  return found
}

/** Gathers occurrences section by section. */
export class OccurrenceList {
  readonly #positions: number[] = []
  readonly #lengths: number[] = []
  readonly #firsts: number[] = []
  readonly #ends: number[] = []

  /** Adds the occurrences of the next section. */
  add(occurrences: readonly Occurrence[]): void {
    this.#firsts.push(this.#positions.length)
    for (const { start, end } of occurrences) {
      this.#positions.push(start)
      this.#lengths.push(end - start)
    }
    this.#ends.push(this.#positions.length)
  }

  /** @param length of the term's own form. */
  finish(length: number): TermOccurrences {
    const uniform = this.#lengths.every((each) => each === length)
    return {
      positions: Uint32Array.from(this.#positions),
      firsts: Uint32Array.from(this.#firsts),
      ends: Uint32Array.from(this.#ends),
      length,
      lengths: uniform ? null : Uint32Array.from(this.#lengths),
    }
  }
}

/** The same occurrences beside other sections: none where a section is new, left out where one is gone. */
function aligned(
  occurrences: TermOccurrences,
  from: Uint32Array,
  to: Uint32Array,
): TermOccurrences {
  if (from === to) return occurrences
  const firsts = new Uint32Array(to.length)
  const ends = new Uint32Array(to.length)
  inBoth(from, to, (i, j) => {
    firsts[j] = occurrences.firsts[i] as number
    ends[j] = occurrences.ends[i] as number
  })
  return { ...occurrences, firsts, ends }
}

/** `found` in those of its sections that `sections` holds, and with no occurrences in others. */
export function alignedTo({ sections: from, terms }: Found, sections: Uint32Array): FoundTerm[] {
  return terms.map(({ term, occurrences }) => ({
    term,
    occurrences: aligned(occurrences, from, sections),
  }))
}

/** Occurrences of one term that several parts of a query found, each once; all beside the same sections. */
export function joined(lists: readonly TermOccurrences[], sections: number): TermOccurrences {
  const [first, ...rest] = lists
  if (first === undefined) return new OccurrenceList().finish(0)
  if (rest.length === 0) return first
  const list = new OccurrenceList()
  for (let i = 0; i < sections; i++) {
    const byStart = new Map<number, Occurrence>()
    for (const each of lists) for (const one of occurrencesAt(each, i)) byStart.set(one.start, one)
    list.add([...byStart.values()].sort((a, b) => a.start - b.start))
  }
  return list.finish(first.length)
}

/** Matches in some of their sections. */
export function restricted({ sections, terms }: Matches, kept: Uint32Array): Matches {
  return { sections: kept, terms: terms.map((term) => aligned(term, sections, kept)) }
}
