import type { TermOccurrences } from '../engine/search-engine.ts'
import { unset, zeros } from '../match/room.ts'
import { acrossOf } from './across.ts'
import type { Bounds, Worth } from './passing-over.ts'
import { closenessAt } from './proximity.ts'
import { saturated } from './saturation.ts'

type Parts = Omit<Bounds, 'wordScores' | 'apart'>

/** Places at which the lists of all terms are looked at together, few enough to stay in the processor's cache. */
const STRETCH = 1 << 11

/** Of fewer sections it is not worth knowing in which a term stands across words only. */
const WORTH_TELLING = 1 << 11

/** For each place, the most that several terms may score there. */
export interface MostByPlace {
  /** All of it, words of longer terms aside. */
  readonly scores: Float64Array
  /** How close to each other they may stand, between 0 and 1. */
  readonly closeness: Float64Array
}

/**
 * Each of the occurrences whole words, those in the lead counted; all terms as close to each other as where each
 * stands first and last lets them be, since a window with all of them begins no later than the first of them to
 * stand for the last time, and ends no earlier than the last of them to end does first; and the step of those that do not
 * stand across words only.
 *
 * Term by term, so that each list is read from its beginning to its end.
 */
export function mostByPlace(parts: Parts): MostByPlace {
  const { engine, sections, terms } = parts
  const scores = zeros(Float64Array, sections.length)
  const closeness = zeros(Float64Array, sections.length)
  const isTold = sections.length >= WORTH_TELLING
  const stretch = new Stretch(parts)
  const lists = terms.map(({ occurrences, worth }) => ({
    occurrences,
    worth,
    longest: longestOf(occurrences),
    shortest: occurrences.lengths === null ? occurrences.length : 1,
    isAcross: isTold ? acrossOf(engine, occurrences) : null,
  }))
  for (let from = 0; from < scores.length; from += STRETCH) {
    const end = Math.min(from + STRETCH, scores.length)
    stretch.begin(from, end)
    for (const list of lists) stretch.add(list, from, end, scores)
    stretch.finish(from, end, scores, closeness)
  }
  return { scores, closeness }
}

interface List extends Worth {
  /** Length of its longest occurrence, and no more than that of the shortest. */
  readonly longest: number
  readonly shortest: number
  /** 1 where it stands across words only; null when that is not known. */
  readonly isAcross: Uint8Array | null
}

function longestOf({ length, lengths }: TermOccurrences): number {
  return lengths?.reduce((most, each) => Math.max(most, each), 0) ?? length
}

/** How terms stand to each other at some places. */
class Stretch {
  /** What length costs, how many times more an occurrence in the lead weighs, and where that ends. */
  readonly #penalties: Float64Array
  readonly #moreInLead: Uint32Array
  readonly #leadEnds: Uint32Array
  /** How many terms stand there, how many of them as words, and the lengths of all together. */
  readonly #present: Uint32Array
  readonly #asWords: Uint32Array
  readonly #together: Uint32Array
  /** Where the last of them to end ends first, and where the first of them stands for the last time. */
  readonly #latestEnd: Uint32Array
  readonly #earliestLast: Uint32Array
  readonly #parts: Parts

  constructor(parts: Parts) {
    // Most queries find few.
    const size = Math.min(STRETCH, parts.sections.length)
    this.#parts = parts
    this.#penalties = unset(Float64Array, size)
    this.#moreInLead = unset(Uint32Array, size)
    this.#leadEnds = unset(Uint32Array, size)
    this.#present = unset(Uint32Array, size)
    this.#asWords = unset(Uint32Array, size)
    this.#together = unset(Uint32Array, size)
    this.#latestEnd = unset(Uint32Array, size)
    this.#earliestLast = unset(Uint32Array, size)
  }

  begin(from: number, to: number): void {
    const { engine, sections, penalties } = this.#parts
    const { leadWeights, formOrigins, formLeads } = engine
    this.#present.fill(0)
    this.#asWords.fill(0)
    this.#together.fill(0)
    this.#latestEnd.fill(0)
    this.#earliestLast.fill(0xffffffff)
    for (let place = from; place < to; place++) {
      const section = sections[place] as number
      const at = place - from
      const more = (leadWeights[section] as number) - 1
      this.#penalties[at] = penalties[section] as number
      this.#moreInLead[at] = more
      this.#leadEnds[at] =
        more === 0 ? 0 : (formOrigins[section] as number) + (formLeads[section] as number)
    }
  }

  /** Adds a term: to the scores what its occurrences are worth. */
  add(list: List, from: number, to: number, scores: Float64Array): void {
    const { worth, occurrences, longest, shortest, isAcross } = list
    const { positions, firsts, ends } = occurrences
    const penalties = this.#penalties
    const moreInLead = this.#moreInLead
    const leadEnds = this.#leadEnds
    const present = this.#present
    const asWords = this.#asWords
    const together = this.#together
    const latestEnd = this.#latestEnd
    const earliestLast = this.#earliestLast
    for (let place = from; place < to; place++) {
      const first = firsts[place] as number
      const past = ends[place] as number
      if (first === past) continue
      const at = place - from
      const end = (positions[first] as number) + shortest
      const latest = positions[past - 1] as number
      present[at] = (present[at] as number) + 1
      asWords[at] =
        (asWords[at] as number) + (isAcross === null ? 1 : 1 - (isAcross[place] as number))
      together[at] = (together[at] as number) + longest
      if (end > (latestEnd[at] as number)) latestEnd[at] = end
      if (latest < (earliestLast[at] as number)) earliestLast[at] = latest
      const leadEnd = leadEnds[at] as number
      let k = first
      while (k < past && (positions[k] as number) < leadEnd) k++
      const frequency = past - first + (moreInLead[at] as number) * (k - first)
      const share = saturated(frequency, penalties[at] as number)
      scores[place] = (scores[place] as number) + worth * share
    }
  }

  /** Adds what all terms together are worth. */
  finish(from: number, end: number, scores: Float64Array, closeness: Float64Array): void {
    const { step, closest } = this.#parts
    for (let place = from; place < end; place++) {
      const at = place - from
      const present = this.#present[at] as number
      if (present === 0) continue
      const between =
        (this.#latestEnd[at] as number) -
        (this.#earliestLast[at] as number) -
        (this.#together[at] as number)
      const close = present === 1 ? 0 : closenessAt(Math.max(0, between))
      // Terms that stand side by side are words.
      const share = close === 1 ? 1 : (this.#asWords[at] as number) / present
      scores[place] = (scores[place] as number) + step * share + closest * close
      closeness[place] = close
    }
  }
}
