import type { Matches, SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { Boundary } from '../match/boundary.ts'
import type { Explanation } from '../model/answer.ts'
import type { Query, QueryTerm } from '../model/query.ts'
import { standsAsWords } from './boundaries.ts'
import { lengthOf } from './occurrences.ts'
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
  /** The score as the sum it is. */
  explain(place: number): Explanation
}

/** A term that stands somewhere among the matches. */
interface ScoredTerm {
  readonly term: QueryTerm
  readonly occurrences: TermOccurrences
  readonly words: readonly WordStatistics[]
  /** How much telling the term is: the idf of its rarest word. */
  readonly worth: number
}

/**
 * How well a section answers a query, as the sum of four parts: BM25 over the literal occurrences
 * of each term, weighted by where they stand (title, heading, body) and how they sit among words;
 * BM25 over the words of terms that have several, from the frequencies FlexSearch keeps; how close
 * together several terms stand; and a step that no other part can make up for, taken by terms that
 * stand as words and not only across them, so that 开工 is found in 公开工作 below all real ones.
 */
export function scorer(engine: SearchEngine, query: Query, matches: Matches): Scorer {
  const { sections } = matches
  const terms = scoredTerms(engine, query, matches)
  const occurrences = terms.map((term) => term.occurrences)
  const penalties = lengthPenalties(engine)
  const closest = terms.length > 1 ? WEIGHTS.proximity * sum(terms.map(({ worth }) => worth)) : 0
  // A term that is one word is counted by its occurrences already.
  const inside = terms.flatMap(({ words }) => (words.length > 1 ? words : []))
  const wordPart = wordScores(inside, sections, penalties)
  const most = WEIGHTS.k1 + 1
  const step =
    most * sum(terms.map(({ worth }) => worth)) +
    most * WEIGHTS.words * sum(inside.map(({ idf }) => idf)) +
    closest

  // Terms that stand side by side are words, whatever jieba makes of them: 供水 管网 in 供水管|网.
  const literal = ({ occurrences, worth, term }: ScoredTerm, place: number, close: number) => {
    const section = sections[place] as number
    const frequency = weightedFrequency(engine, term, occurrences, section, place, close === 1)
    return worth * saturated(frequency, penalties[section] as number)
  }
  const asWords = (place: number, close: number): number => {
    if (close === 1) return step
    let present = 0
    let standing = 0
    for (const { occurrences } of terms) {
      if ((occurrences.ends[place] as number) === (occurrences.firsts[place] as number)) continue
      present++
      if (standsAsWords(engine, occurrences, place)) standing++
    }
    return present === 0 ? 0 : (step * standing) / present
  }

  return {
    bound(place) {
      const section = sections[place] as number
      const best = engine.leadWeights[section] as number
      const penalty = penalties[section] as number
      let bound = step + closest + (wordPart[place] as number)
      for (const { occurrences, worth } of terms) {
        const count = (occurrences.ends[place] as number) - (occurrences.firsts[place] as number)
        bound += worth * saturated(count * best, penalty)
      }
      return bound
    },
    score(place) {
      const close = closeness(occurrences, place)
      let score = asWords(place, close) + closest * close + (wordPart[place] as number)
      for (const term of terms) score += literal(term, place, close)
      return score
    },
    explain(place) {
      const section = sections[place] as number
      const close = closeness(occurrences, place)
      const details = [
        ...terms.map((term) => explainTerm(engine, term, section, place, close === 1)),
        explained(wordPart[place] as number, '较长检索词内各个词的 BM25 分'),
        explained(closest * close, '各检索词彼此靠近的程度'),
        explained(asWords(place, close), '检索词成词出现（而非只是跨词相连）的加分'),
      ].filter(({ value }) => value !== 0)
      return { value: sum(details.map(({ value }) => value)), description: '总分', details }
    },
  }
}

function scoredTerms(engine: SearchEngine, { terms }: Query, matches: Matches): ScoredTerm[] {
  return terms.flatMap((term, t) => {
    const occurrences = matches.terms[t] as TermOccurrences
    if (occurrences.positions.length === 0) return []
    const words = term.words.map((word) => statistics(engine, word))
    return [{ term, occurrences, words, worth: Math.max(...words.map(({ idf }) => idf)) }]
  })
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

/**
 * What the occurrences of a term count together: each by where it stands, how it sits among words,
 * and whether it is the term itself or another word for it.
 */
function weightedFrequency(
  engine: SearchEngine,
  term: QueryTerm,
  occurrences: TermOccurrences,
  section: number,
  place: number,
  areWords: boolean,
): number {
  const { alternatives } = term
  const { positions, firsts, ends } = occurrences
  const leadEnd = (engine.formOrigins[section] as number) + (engine.formLeads[section] as number)
  let frequency = 0
  for (let k = firsts[place] as number; k < (ends[place] as number); k++) {
    const position = positions[k] as number
    const field = position < leadEnd ? (engine.leadWeights[section] as number) : 1
    const length = lengthOf(occurrences, k)
    const boundary = areWords ? Boundary.whole : engine.boundary(position, length)
    const own = alternatives.length === 0 || !showsOther(engine, term, position, length)
    frequency += field * (BOUNDARY_WEIGHTS[boundary] as number) * (own ? 1 : WEIGHTS.alternative)
  }
  return frequency
}

/** Whether another word stands in an occurrence: not the term, nor a spelling of it. */
function showsOther(
  engine: SearchEngine,
  { form, alternatives }: QueryTerm,
  position: number,
  length: number,
): boolean {
  if (engine.shows(position, form)) return false
  return alternatives.some((other) => {
    for (let at = position; at + other.form.length <= position + length; at++) {
      if (engine.shows(at, other.form)) return true
    }
    return false
  })
}

function explainTerm(
  engine: SearchEngine,
  { term, occurrences, worth }: ScoredTerm,
  section: number,
  place: number,
  areWords: boolean,
): Explanation {
  const count = (occurrences.ends[place] as number) - (occurrences.firsts[place] as number)
  const frequency = weightedFrequency(engine, term, occurrences, section, place, areWords)
  const penalty = lengthPenalties(engine)[section] as number
  return {
    value: worth * saturated(frequency, penalty),
    description: `“${term.text}”出现 ${count} 次：稀有度 × 饱和后的次数`,
    details: [
      explained(worth, '稀有度（最少见之词的 idf）'),
      explained(
        saturated(frequency, penalty),
        `饱和后的次数：加权次数 ${round(frequency)}，章节长短 ${round(penalty)}`,
      ),
    ],
  }
}

function explained(value: number, description: string): Explanation {
  return { value, description, details: [] }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** What the words of longer terms add to each match, by its place. */
function wordScores(
  words: readonly WordStatistics[],
  sections: Uint32Array,
  penalties: Float64Array,
): Float64Array {
  const scores = new Float64Array(sections.length)
  for (const { idf, sections: spread, postings } of words) {
    if (spread > WEIGHTS.commonWord) continue
    for (const { frequency, ordinals } of postings) {
      inBoth(sections, ordinals, (place) => {
        const penalty = penalties[sections[place] as number] as number
        scores[place] =
          (scores[place] as number) + WEIGHTS.words * idf * saturated(frequency, penalty)
      })
    }
  }
  return scores
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
