import {
  Boundary,
  type Matches,
  type SearchEngine,
  type TermOccurrences,
} from '../engine/search-engine.ts'
import type { Query } from '../model/query.ts'
import { closeness } from './proximity.ts'
import { WEIGHTS } from './weights.ts'
import { inBoth, statistics, type WordStatistics } from './word-scores.ts'

const BOUNDARY_WEIGHTS: Readonly<Record<number, number>> = {
  [Boundary.whole]: WEIGHTS.whole,
  [Boundary.part]: WEIGHTS.part,
  [Boundary.across]: WEIGHTS.across,
}

/** Scores matches by their place among the matched sections. */
export interface Scorer {
  /** No smaller than `score`, and much cheaper: what it would be if every occurrence were the best. */
  bound(place: number): number
  score(place: number): number
}

/**
 * How well a section answers a query, as the sum of three parts: BM25 over the literal occurrences
 * of each term, weighted by where they stand (title, heading, body) and how they sit among words;
 * BM25 over the words of terms that have several, from the frequencies FlexSearch keeps; and, for
 * several terms, how close together they stand.
 */
export function scorer(engine: SearchEngine, query: Query, matches: Matches): Scorer {
  const { sections, terms } = matches
  const words = query.terms.map((term) => term.words.map((word) => statistics(engine, word)))
  const worths = words.map((each) => Math.max(...each.map(({ idf }) => idf)))
  const penalties = lengthPenalties(engine)
  const lengths = query.terms.map(({ form }) => form.length)
  const closest = terms.length > 1 ? WEIGHTS.proximity * sum(worths) : 0
  // A term that is one word is counted by its occurrences already.
  const inside = words.flatMap((each) => (each.length > 1 ? each : []))
  const wordPart = wordScores(engine, inside, sections, penalties)
  return {
    bound(place) {
      const section = sections[place] as number
      const best = engine.leadWeights[section] as number
      const penalty = penalties[section] as number
      let bound = closest + (wordPart[place] as number)
      for (let t = 0; t < terms.length; t++) {
        const { firsts, ends } = terms[t] as TermOccurrences
        const count = (ends[place] as number) - (firsts[place] as number)
        bound += (worths[t] as number) * saturated(count * best, penalty)
      }
      return bound
    },
    score(place) {
      const section = sections[place] as number
      const penalty = penalties[section] as number
      let score = wordPart[place] as number
      for (let t = 0; t < terms.length; t++) {
        const term = terms[t] as TermOccurrences
        const frequency = weightedFrequency(engine, term, lengths[t] as number, section, place)
        score += (worths[t] as number) * saturated(frequency, penalty)
      }
      return terms.length > 1 ? score + closest * closeness(terms, lengths, place) : score
    },
  }
}

/** BM25's frequency part: more is better, by less and less, and less so in a long section. */
function saturated(frequency: number, penalty: number): number {
  return (frequency * (WEIGHTS.k1 + 1)) / (frequency + penalty)
}

/** What length costs each section, worked out once for an index. */
const known = new WeakMap<SearchEngine, Float64Array>()

function lengthPenalties(engine: SearchEngine): Float64Array {
  const { k1, b } = WEIGHTS
  const penalties =
    known.get(engine) ??
    Float64Array.from(
      engine.formLengths,
      (length) => k1 * (1 - b + (b * length) / engine.averageFormLength),
    )
  known.set(engine, penalties)
  return penalties
}

function weightedFrequency(
  engine: SearchEngine,
  { positions, firsts, ends }: TermOccurrences,
  length: number,
  section: number,
  place: number,
): number {
  const leadEnd = (engine.formOrigins[section] as number) + (engine.formLeads[section] as number)
  let frequency = 0
  for (let k = firsts[place] as number; k < (ends[place] as number); k++) {
    const position = positions[k] as number
    const field = position < leadEnd ? (engine.leadWeights[section] as number) : 1
    frequency += field * (BOUNDARY_WEIGHTS[engine.boundary(position, length)] as number)
  }
  return frequency
}

/** What the words of longer terms add to each match, by its place. */
function wordScores(
  { wordFrequencies }: SearchEngine,
  words: readonly WordStatistics[],
  sections: Uint32Array,
  penalties: Float64Array,
): Float64Array {
  const scores = new Float64Array(sections.length)
  for (const { idf, sections: spread, slots } of words) {
    if (spread > WEIGHTS.commonWord) continue
    slots.forEach((ordinals, slot) => {
      const frequency = wordFrequencies[slot] as number
      inBoth(sections, ordinals, (place) => {
        const penalty = penalties[sections[place] as number] as number
        scores[place] =
          (scores[place] as number) + WEIGHTS.words * idf * saturated(frequency, penalty)
      })
    })
  }
  return scores
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
