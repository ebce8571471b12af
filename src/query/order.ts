import type { Matches, SearchEngine } from '../engine/search-engine.ts'
import type { Sort } from '../model/query.ts'
import { best } from './best.ts'
import type { Scorer } from './rank.ts'

/**
 * Places among the matches in the order of a page's hits, from the best up to `count`.
 *
 * By relevance: score, then the newer year, then the id. By date: the year, then the day of
 * publication, both unknown last, then the id.
 *
 * @param hidden places shown under another one.
 */
export function ordered(
  engine: SearchEngine,
  matches: Matches,
  scorer: Scorer,
  sort: Sort,
  count: number,
  hidden: ReadonlySet<number>,
): number[] {
  const report = (place: number) =>
    engine.report(engine.reportOf[matches.sections[place] as number] as number)
  const year = (place: number) => report(place).year ?? 0
  if (sort === 'relevance') {
    const newerFirst = (a: number, b: number) => year(b) - year(a) || a - b
    return best(matches.sections.length, count, scorer, newerFirst, hidden)
  }
  const direction = sort === 'newest' ? 1 : -1
  const day = (place: number) => {
    const date = Number(report(place).published?.replaceAll('-', '') ?? 0)
    return date === 0 ? UNKNOWN_DAY : direction * date
  }
  const age = (place: number) => (year(place) === 0 ? UNKNOWN_DAY : direction * year(place))
  const byDay = (a: number, b: number) => day(b) - day(a) || a - b
  const places = matches.sections.length
  const next = (from: number, least: number) => {
    let place = from
    while (place < places && age(place) < least) place++
    return place
  }
  return best(places, count, { next, score: age }, byDay, hidden)
}

/** Before all others in the order of either direction, so last. */
const UNKNOWN_DAY = -1e9
