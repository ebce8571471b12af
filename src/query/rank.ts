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

/**
 * A score for each section of the matches.
 *
 * The sum of three parts: BM25 over the literal occurrences of each term, weighted by where they
 * stand (title, heading, body) and how they sit among words; BM25 over the query's jieba words, from
 * the frequencies FlexSearch keeps; and, for several terms, how close together they stand.
 */
export function score(engine: SearchEngine, query: Query, matches: Matches): Float64Array {
  const scores = new Float64Array(matches.sections.length)
  const saturate = saturation(engine)
  const worth = query.terms.map(({ words }) =>
    Math.max(...words.map((word) => idf(engine, word)), 0.1),
  )
  matches.terms.forEach((term, t) => {
    matches.sections.forEach((section, i) => {
      const frequency = weightedFrequency(engine, term, section, i)
      scores[i] = (scores[i] as number) + (worth[t] as number) * saturate(frequency, section)
    })
  })
  addWords(engine, query, matches, scores, saturate)
  if (matches.terms.length > 1) {
    const most = WEIGHTS.proximity * worth.reduce((sum, value) => sum + value, 0)
    const lengths = query.terms.map(({ form }) => form.length)
    matches.sections.forEach((_, i) => {
      scores[i] = (scores[i] as number) + most * closeness(matches.terms, lengths, i)
    })
  }
  return scores
}

type Saturation = (frequency: number, section: number) => number

function saturation({ formLengths, averageFormLength }: SearchEngine): Saturation {
  const { k1, b } = WEIGHTS
  return (frequency, section) => {
    const length = (formLengths[section] as number) / averageFormLength
    return (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * length))
  }
}

function weightedFrequency(
  { formLeads, leadWeights }: SearchEngine,
  { firsts, offsets, boundaries }: TermOccurrences,
  section: number,
  i: number,
): number {
  const lead = formLeads[section] as number
  let frequency = 0
  for (let k = firsts[i] as number; k < (firsts[i + 1] as number); k++) {
    const field = (offsets[k] as number) < lead ? (leadWeights[section] as number) : 1
    frequency += field * (BOUNDARY_WEIGHTS[boundaries[k] as number] as number)
  }
  return frequency
}

function idf(engine: SearchEngine, word: string): number {
  const sections = engine.wordSlots(word).reduce((sum, ordinals) => sum + ordinals.length, 0)
  return Math.log(1 + (engine.sectionCount - sections + 0.5) / (sections + 0.5))
}

function addWords(
  engine: SearchEngine,
  { terms }: Query,
  { sections }: Matches,
  scores: Float64Array,
  saturate: Saturation,
): void {
  const places = new Map<number, number>()
  sections.forEach((section, i) => {
    places.set(section, i)
  })
  for (const word of new Set(terms.flatMap(({ words }) => words))) {
    const weight = WEIGHTS.words * idf(engine, word)
    engine.wordSlots(word).forEach((ordinals, slot) => {
      const frequency = engine.wordFrequencies[slot] as number
      for (const section of ordinals) {
        const i = places.get(section)
        if (i !== undefined)
          scores[i] = (scores[i] as number) + weight * saturate(frequency, section)
      }
    })
  }
}
