import type { Matches, SearchEngine } from '../engine/search-engine.ts'
import type { AgencyMentions, MentionsAnswer } from '../model/agencies-answer.ts'
import type { Query, QueryNode } from '../model/query.ts'
import { agencyKey, representatives } from './publications.ts'

/** What is counted for one agency while its reports go by. */
interface Tally {
  readonly agency: string | null
  readonly region: AgencyMentions['region']
  readonly level: AgencyMentions['level']
  reports: number
  sections: number
  mentions: number
  readonly byYear: Map<number | null, number>
}

/**
 * Who mentions the query: every agency with a match, exact and uncapped, most mentions first, then
 * by name. Reports whose agency is unknown stand together under null, after agencies of like count.
 * A publication counts once, however many of its copies match: see `representatives`.
 */
export function mentions(
  engine: SearchEngine,
  query: Query,
  matches: Matches,
): Pick<MentionsAnswer, 'agencies' | 'total'> {
  const single = singleTerm(query.root)
  const tallies = new Map<string, Tally>()
  const total = { agencies: 0, reports: 0, sections: 0, mentions: 0 }
  const reports = matches.sections.map((section) => engine.reportOf[section] as number)
  const counted = representatives(engine, reports)
  let previous: number | undefined
  matches.sections.forEach((section, i) => {
    const ordinal = engine.reportOf[section] as number
    if (!counted.has(ordinal)) return
    const { agency, region, level, year } = engine.report(ordinal)
    const key = agencyKey(engine, ordinal) ?? ''
    const tally = tallies.get(key) ?? {
      agency: agency?.name ?? null,
      region: agency === null ? null : region,
      level: agency === null ? null : level,
      reports: 0,
      sections: 0,
      mentions: 0,
      byYear: new Map(),
    }
    tallies.set(key, tally)
    const count = single === null ? 1 : occurrencesIn(matches, single, i)
    if (ordinal !== previous) {
      tally.reports++
      total.reports++
    }
    previous = ordinal
    tally.sections++
    total.sections++
    tally.mentions += count
    tally.byYear.set(year, (tally.byYear.get(year) ?? 0) + count)
    total.mentions += count
  })
  const agencies = [...tallies.values()].map(toAnswer).sort(byMentions)
  total.agencies = agencies.filter(({ agency }) => agency !== null).length
  return { agencies, total }
}

/**
 * The one term a query asks for, beside filters and what must not stand; null when it asks for
 * several, which are mentioned once where they stand together.
 */
function singleTerm(root: QueryNode): number | null {
  const nodes = root.type === 'all' ? root.nodes : [root]
  const wanted = nodes.filter(({ type }) => type !== 'not' && type !== 'filter')
  const [only] = wanted
  return wanted.length === 1 && only?.type === 'term' ? only.term : null
}

function occurrencesIn({ terms }: Matches, term: number, i: number): number {
  return terms[term] === undefined
    ? 0
    : (terms[term].ends[i] as number) - (terms[term].firsts[i] as number)
}

function toAnswer({ byYear, ...tally }: Tally): AgencyMentions {
  const years = [...byYear.keys()].filter((year) => year !== null).sort((a, b) => a - b)
  const unknown = byYear.get(null)
  return {
    ...tally,
    first_year: years[0] ?? null,
    last_year: years.at(-1) ?? null,
    by_year: {
      ...Object.fromEntries(years.map((year) => [year, byYear.get(year) as number])),
      ...(unknown === undefined ? {} : { unknown }),
    },
  }
}

function byMentions(a: AgencyMentions, b: AgencyMentions): number {
  if (a.mentions !== b.mentions) return b.mentions - a.mentions
  if (a.agency === null || b.agency === null) return a.agency === null ? 1 : -1
  if (a.agency !== b.agency) return a.agency < b.agency ? -1 : 1
  return (a.region?.code ?? '') < (b.region?.code ?? '') ? -1 : 1
}
