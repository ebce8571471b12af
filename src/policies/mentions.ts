import type { Matches, SearchEngine } from '../engine/search-engine.ts'
import type { AgencyMentions, MentionsAnswer } from '../model/answer.ts'
import type { Query, QueryNode } from '../model/query.ts'

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
  const counted = representatives(engine, matches)
  let previous: number | undefined
  matches.sections.forEach((section, i) => {
    const ordinal = engine.reportOf[section] as number
    if (!counted.has(ordinal)) return
    const { agency, region, level, year } = engine.report(ordinal)
    const key = agencyKey(engine, ordinal)
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
 * The matched reports that count: of those linked as the same publication the first by id, one whose
 * agency is known before one whose is not. Links are pair by pair, so a report is left out only when
 * it is linked with one that counts. What its copy alone says is not counted.
 */
function representatives(engine: SearchEngine, { sections }: Matches): ReadonlySet<number> {
  const matched = new Set<number>()
  for (const section of sections) matched.add(engine.reportOf[section] as number)
  const copies = [...matched].filter((one) => engine.report(one).duplicates.length > 0)
  const isKnown = (one: number) => engine.report(one).agency !== null
  const counting = new Set<string>()
  for (const one of [...copies.filter(isKnown), ...copies.filter((other) => !isKnown(other))]) {
    const { id, duplicates } = engine.report(one)
    if (duplicates.some((other) => counting.has(other))) matched.delete(one)
    else counting.add(id)
  }
  return matched
}

/** Distinct known agencies of an index: of one name and region. */
export function countAgencies(engine: SearchEngine): number {
  const keys = new Set<string>()
  for (let ordinal = 0; ordinal < engine.reportCount; ordinal++) {
    if (engine.report(ordinal).agency !== null) keys.add(agencyKey(engine, ordinal))
  }
  return keys.size
}

/** Two places may have agencies of one name (城关镇人民政府): the region tells them apart. */
function agencyKey(engine: SearchEngine, report: number): string {
  const { agency, region } = engine.report(report)
  return agency === null ? '' : `${agency.name} ${region?.code ?? ''}`
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
