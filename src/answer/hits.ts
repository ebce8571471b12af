import type { Matches, SearchEngine } from '../engine/search-engine.ts'
import { Work } from '../match/work.ts'
import type { SearchAnswer } from '../model/answer.ts'
import type { Query, Sort } from '../model/query.ts'
import type { Counting } from '../query/counting.ts'
import { ordered } from '../query/order.ts'
import { scorer } from '../query/rank.ts'
import { duplicatesAmong } from '../query/twins.ts'
import { hitAt } from './hit.ts'
import { PageLabels } from './page-labels.ts'

/** Which page, in which order. */
export interface HitsAsked {
  readonly page: number
  readonly perPage: number
  readonly sort: Sort
  readonly explain: boolean
  readonly inLabel: Counting['inLabel']
}

/** One page of hits, and how many there are on all pages. */
export function hitsOf(
  engine: SearchEngine,
  query: Query,
  matches: Matches,
  { page, perPage, sort, explain, inLabel }: HitsAsked,
): Pick<SearchAnswer, 'hits' | 'hit_count'> {
  const duplicates = duplicatesAmong(engine, matches.sections)
  const hidden = new Set([...duplicates.values()].flat())
  const hit_count = matches.sections.length - hidden.size
  const first = (page - 1) * perPage
  if (first >= hit_count) return { hits: [], hit_count }
  const score = scorer(engine, query, matches)
  const places = ordered(engine, matches, score, sort, first + perPage, hidden).slice(first)
  const labels = new PageLabels(query, new Work(), inLabel)
  const source = { engine, query, matches, scorer: score, duplicates, explain, labels }
  return { hits: places.map((place) => hitAt(source, place)), hit_count }
}
