import type { Matches, SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import type { Explanation } from '../model/answer.ts'
import type { Query, QueryTerm } from '../model/query.ts'
import type { Worth } from './passing-over.ts'
import { passingOverOne } from './passing-over-one.ts'
import { passingOverSeveral } from './passing-over-several.ts'
import { Proximity } from './proximity.ts'
import { penaltiesOf, saturated } from './saturation.ts'
import { weightedFrequency } from './weighted-frequency.ts'
import { WEIGHTS } from './weights.ts'
import { type ScoredWord, scoredWord, WordScores } from './word-scores.ts'

/** Scores matches by their place among the matched sections. */
export interface Scorer {
  /**
   * The first place from `from` on whose score may be `least` or more; the number of places when there is
   * none. Much cheaper than scoring them all: most fall short by how often the terms stand there.
   */
  next(from: number, least: number): number
  /** Some places whose score may be among the `count` greatest. */
  promising(count: number): readonly number[]
  score(place: number): number
  /** The score as the sum it is. */
  explain(place: number): Explanation
}

interface ScoredTerm extends Worth {
  readonly term: QueryTerm
  readonly words: readonly ScoredWord[]
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
  const proximity = new Proximity(terms.map(({ occurrences }) => occurrences))
  const penalties = penaltiesOf(engine)
  const closest = terms.length > 1 ? WEIGHTS.proximity * sum(terms.map(({ worth }) => worth)) : 0
  // A term that is one word is counted by its occurrences already.
  const inside = terms.flatMap(({ words }) => (words.length > 1 ? words : []))
  const wordScores = new WordScores(engine, inside, sections, penalties)
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
    for (let t = 0; t < terms.length; t++) {
      const { occurrences } = terms[t] as ScoredTerm
      if ((occurrences.ends[place] as number) === (occurrences.firsts[place] as number)) continue
      present++
      if (engine.standsAsWords(occurrences, place)) standing++
    }
    return present === 0 ? 0 : (step * standing) / present
  }

  const scoreAt = (place: number, close: number): number => {
    let score = asWords(place, close) + closest * close + wordScores.at(place)
    for (let t = 0; t < terms.length; t++) score += literal(terms[t] as ScoredTerm, place, close)
    return score
  }
  const apart = (place: number) => scoreAt(place, 0)
  // Named one by one: to copy an object's fields whatever they are takes as long as to score some sections.
  const bounds = {
    engine,
    sections,
    terms,
    penalties,
    wordScores,
    step,
    closest,
    apart,
  }
  const [only] = terms
  const { next, promising, score } =
    terms.length === 1 && only !== undefined
      ? passingOverOne(bounds, only)
      : passingOverSeveral(bounds)
  const known = only?.term.alternatives.length === 0 ? score : () => null
  return {
    next,
    promising,
    score: (place) => known(place) ?? scoreAt(place, terms.length > 1 ? proximity.at(place) : 0),
    explain(place) {
      const section = sections[place] as number
      const close = proximity.at(place)
      const details = [
        ...terms.map((term) => explainTerm(engine, term, section, place, close === 1)),
        explained(wordScores.at(place), '较长检索词内各个词的 BM25 分'),
        explained(closest * close, '各检索词彼此靠近的程度'),
        explained(asWords(place, close), '检索词成词出现（而非只是跨词相连）的加分'),
      ].filter(({ value }) => value !== 0)
      return { value: sum(details.map(({ value }) => value)), description: '总分', details }
    },
  }
}

/** Whether a term stands in any of the matched sections: it may be known from others only. */
function standsSomewhere({ firsts, ends }: TermOccurrences): boolean {
  // Of a term that is excluded both are the same list.
  return firsts !== ends && ends.some((end, i) => end > (firsts[i] as number))
}

function scoredTerms(engine: SearchEngine, { terms }: Query, matches: Matches): ScoredTerm[] {
  return terms.flatMap((term, t) => {
    const occurrences = matches.terms[t] as TermOccurrences
    if (!standsSomewhere(occurrences)) return []
    const words = term.words.map((word) => scoredWord(engine, word))
    return [{ term, occurrences, words, worth: Math.max(...words.map(({ idf }) => idf)) }]
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
  const penalty = penaltiesOf(engine)[section] as number
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

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
