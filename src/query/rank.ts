import {
  Boundary,
  type Matches,
  type SearchEngine,
  type TermOccurrences,
} from '../engine/search-engine.ts'
import type { Query } from '../model/query.ts'
import { closeness } from './proximity.ts'
import { WEIGHTS } from './weights.ts'

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
 * BM25 over the query's jieba words, from the frequencies FlexSearch keeps; and, for several terms,
 * how close together they stand.
 */
export function scorer(engine: SearchEngine, query: Query, matches: Matches): Scorer {
  const { sections, terms } = matches
  const worths = query.terms.map(({ words }) =>
    Math.max(...words.map((word) => idf(engine, spread(engine, word)))),
  )
  const lengths = query.terms.map(({ form }) => form.length)
  const closest = terms.length > 1 ? WEIGHTS.proximity * worths.reduce((a, b) => a + b, 0) : 0
  const words = wordScores(engine, query)
  return {
    bound(place) {
      const section = sections[place] as number
      const best =
        (engine.formLeads[section] as number) > 0 ? (engine.leadWeights[section] as number) : 1
      let bound = closest + (words[section] as number)
      for (let t = 0; t < terms.length; t++) {
        const { firsts, ends } = terms[t] as TermOccurrences
        const count = (ends[place] as number) - (firsts[place] as number)
        bound += (worths[t] as number) * saturated(engine, count * best, section)
      }
      return bound
    },
    score(place) {
      const section = sections[place] as number
      let score = words[section] as number
      for (let t = 0; t < terms.length; t++) {
        const term = terms[t] as TermOccurrences
        const frequency = weightedFrequency(engine, term, lengths[t] as number, section, place)
        score += (worths[t] as number) * saturated(engine, frequency, section)
      }
      return terms.length > 1 ? score + closest * closeness(terms, lengths, place) : score
    },
  }
}

/** BM25's frequency part: more is better, by less and less, and less so in a long section. */
function saturated(engine: SearchEngine, frequency: number, section: number): number {
  const { k1, b } = WEIGHTS
  const length = (engine.formLengths[section] as number) / engine.averageFormLength
  return (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * length))
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

/** Rarity of a word; a word nobody knows is the rarest. */
function idf({ sectionCount }: SearchEngine, sections: number): number {
  return Math.log(1 + (sectionCount - sections + 0.5) / (sections + 0.5))
}

/** In how many sections a word stands. */
function spread(engine: SearchEngine, word: string): number {
  return engine.wordSlots(word).reduce((sum, ordinals) => sum + ordinals.length, 0)
}

/** What the query's words add to each section of the index. */
function wordScores(engine: SearchEngine, { terms }: Query): Float32Array {
  const scores = new Float32Array(engine.sectionCount)
  for (const word of new Set(terms.flatMap(({ words }) => words))) {
    const sections = spread(engine, word)
    if (sections > WEIGHTS.commonWord) continue
    const weight = WEIGHTS.words * idf(engine, sections)
    engine.wordSlots(word).forEach((ordinals, slot) => {
      const frequency = engine.wordFrequencies[slot] as number
      for (const section of ordinals) {
        scores[section] =
          (scores[section] as number) + weight * saturated(engine, frequency, section)
      }
    })
  }
  return scores
}
