import type { Matches, SearchEngine } from '../engine/search-engine.ts'
import { oncePer } from '../kept.ts'
import { zeros } from '../match/room.ts'
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
  if (sort !== 'relevance') return byDate(engine, matches.sections, sort, count, hidden)
  const { years } = datesOf(engine)
  const { reportOf } = engine
  const year = (place: number) =>
    years[reportOf[matches.sections[place] as number] as number] as number
  const newerFirst = (a: number, b: number) => year(b) - year(a) || a - b
  return best(matches.sections.length, count, scorer, newerFirst, hidden)
}

/** The sections of a report are neighbours, so its matches are: reports are walked through in order, not matches put in it. */
function byDate(
  engine: SearchEngine,
  sections: Uint32Array,
  sort: 'newest' | 'oldest',
  count: number,
  hidden: ReadonlySet<number>,
): number[] {
  const { reportOf } = engine
  const ends = zeros(Uint32Array, engine.reportCount)
  for (let place = 0; place < sections.length; place++) {
    ends[reportOf[sections[place] as number] as number] = place + 1
  }
  const places: number[] = []
  for (const report of datesOf(engine)[sort]) {
    const end = ends[report] as number
    if (end === 0) continue
    let place = end - 1
    while (place > 0 && reportOf[sections[place - 1] as number] === report) place--
    for (; place < end; place++) {
      if (places.length === count) return places
      if (!hidden.has(place)) places.push(place)
    }
  }
  return places
}

/** When reports were made. */
interface Dates {
  /** For each report, its year; 0 where it is unknown. */
  readonly years: Uint16Array
  /** Ordinals of all reports, by year and day. */
  readonly newest: Uint32Array
  readonly oldest: Uint32Array
}

const datesOf = oncePer((engine: SearchEngine): Dates => {
  const years = new Uint16Array(engine.reportCount)
  const days = new Uint32Array(engine.reportCount)
  const reports = new Uint32Array(engine.reportCount)
  for (let ordinal = 0; ordinal < reports.length; ordinal++) {
    const { year, published } = engine.report(ordinal)
    years[ordinal] = year ?? 0
    days[ordinal] = Number(published?.replaceAll('-', '') ?? 0)
    reports[ordinal] = ordinal
  }
  const inOrder = (direction: number) => {
    const age = (value: number) => (value === 0 ? UNKNOWN : direction * value)
    return reports.slice().sort((a, b) => {
      const byYear = age(years[b] as number) - age(years[a] as number)
      return byYear || age(days[b] as number) - age(days[a] as number) || a - b
    })
  }
  return { years, newest: inOrder(1), oldest: inOrder(-1) }
})

/** Before all others in the order of either direction, so last. */
const UNKNOWN = -1e9
