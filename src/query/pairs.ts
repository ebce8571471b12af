import type { TermOccurrences } from '../engine/search-engine.ts'
import { unset, zeros } from '../match/room.ts'
import { placesIn, union } from '../match/section-sets.ts'
import type { Work } from '../match/work.ts'
import { setBounds } from './beside.ts'
import { countOf, type Found, type FoundTerm } from './occurrences.ts'

/** The occurrences of a term, each as long as the term, and 1 beside the position of each that counts. */
export interface MarkedList {
  readonly positions: Uint32Array
  readonly length: number
  readonly marks: Uint8Array
}

/** How two terms are judged together. */
export interface PairMarking {
  /** What looking at an occurrence costs, in units of text compared. */
  readonly step: number
  /**
   * Marks those that count among the occurrences of two terms in a section: of one from the `first` up to, not
   * including, the `past`, and of the other.
   *
   * @returns whether there are any; then there are some of both.
   */
  mark(
    one: MarkedList,
    first: number,
    past: number,
    other: MarkedList,
    firstOfOther: number,
    pastOther: number,
  ): boolean
}

/** Two terms of an operator, beside the sections that hold both, and which of their occurrences count. */
export interface Pair {
  readonly found: Found
  readonly marking: PairMarking
}

/** Marks stand beside whole lists: not worth it for fewer occurrences than one in so many. */
const SPARSE = 16

/** Whether an operator has two terms, and marks tell which of their occurrences count. */
export function isPair({ terms }: Found): boolean {
  return terms.length === 2 && terms.every(({ occurrences }) => canBeMarked(occurrences))
}

function canBeMarked(occurrences: TermOccurrences): boolean {
  const { positions, lengths } = occurrences
  return lengths === null && countOf(occurrences) * SPARSE >= positions.length
}

/**
 * The sections where any of some pairs counts, and all occurrences that do. A term that stands in several pairs is
 * marked for all of them in its one list, as long as they were looked for in the same, and gathered once.
 */
export function anyPair(pairs: readonly Pair[], work: Work): Found {
  const marked: MarkedTerm[] = []
  const markedAs = (each: FoundTerm): MarkedTerm => {
    const { positions } = each.occurrences
    const known = marked.find(
      ({ term, list }) => term === each.term && list.positions === positions,
    )
    if (known !== undefined) return known
    const made = new MarkedTerm(each)
    marked.push(made)
    return made
  }
  const sections = union(
    pairs.map(({ found: { sections, terms }, marking }) => {
      const [one, other] = terms as [FoundTerm, FoundTerm]
      const marksOfOne = markedAs(one).marksIn(one)
      const marksOfOther = markedAs(other).marksIn(other)
      const { firsts, ends } = one.occurrences
      const { firsts: firstsOfOther, ends: endsOfOther } = other.occurrences
      work.spend(marking.step * (countOf(one.occurrences) + countOf(other.occurrences)))
      const left = unset(Uint32Array, sections.length)
      let length = 0
      for (let i = 0; i < sections.length; i++) {
        const first = firsts[i] as number
        const past = ends[i] as number
        const firstOfOther = firstsOfOther[i] as number
        const pastOther = endsOfOther[i] as number
        if (marking.mark(marksOfOne, first, past, marksOfOther, firstOfOther, pastOther))
          left[length++] = sections[i] as number
      }
      return left.subarray(0, length)
    }),
  )
  const places = placesIn(sections)
  return { sections, terms: marked.map((each) => each.finish(sections, places)) }
}

/** A term in all of the pairs it stands in, and which of its occurrences count in any. */
class MarkedTerm {
  readonly term: number
  readonly list: TermOccurrences
  readonly #marks: Uint8Array
  readonly #found: FoundTerm[] = []

  constructor({ term, occurrences }: FoundTerm) {
    this.term = term
    this.list = occurrences
    this.#marks = zeros(Uint8Array, occurrences.positions.length)
  }

  /** Marks beside the positions of the term in one more pair. */
  marksIn(found: FoundTerm): MarkedList {
    this.#found.push(found)
    const { positions, length } = this.list
    return { positions, length, marks: this.#marks }
  }

  /** What is marked, beside the sections where any pair counts. @param places of them. */
  finish(sections: Uint32Array, places: Uint32Array): FoundTerm {
    const firsts = zeros(Uint32Array, sections.length)
    const ends = zeros(Uint32Array, sections.length)
    for (const found of this.#found) setBounds(found, places, firsts, ends)
    const { positions: all, length } = this.list
    const marks = this.#marks
    const positions = unset(Uint32Array, countOf({ firsts, ends }))
    let kept = 0
    for (let i = 0; i < sections.length; i++) {
      const past = ends[i] as number
      let k = firsts[i] as number
      firsts[i] = kept
      for (; k < past; k++) {
        positions[kept] = all[k] as number
        kept += marks[k] as number
      }
      ends[i] = kept
    }
    const occurrences = {
      positions: positions.subarray(0, kept),
      firsts,
      ends,
      length,
      lengths: null,
    }
    return { term: this.term, sections, occurrences }
  }
}
