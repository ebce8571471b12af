import { analysisFingerprint, searchForm } from './analyze.ts'
import { repairQuery } from './clean/repairs.ts'
import { openEngine } from './engine/embedded/embedded-engine.ts'
import { holdsIndex } from './engine/embedded/generation.ts'
import type { Matches, SearchEngine } from './engine/search-engine.ts'
import { ParameterError } from './errors.ts'
import { snippet } from './highlight/snippet.ts'
import { byPlace, spanOf } from './highlight/spans.ts'
import type { Hit, MentionsAnswer, ReportSummary, SearchAnswer } from './model/answer.ts'
import type { Query } from './model/query.ts'
import type { Report } from './model/report.ts'
import { countAgencies, mentions } from './policies/mentions.ts'
import { best, type Ranked } from './query/best.ts'
import { parseQuery } from './query/parse.ts'
import { scorer } from './query/rank.ts'

/** Hits on a page, unless told, and at most. */
export const PER_PAGE = { usual: 10, most: 50 } as const

export interface SearchOptions {
  /** From 1. Default 1. A page past the end has no hits. */
  readonly page?: number
  /** Hits a page, 1 to 50. Default 10. */
  readonly perPage?: number
}

/** An opened index: what the command line and the server ask. */
export interface SearchIndex {
  /** Id of the published generation. */
  readonly generation: string
  readonly counts: {
    readonly reports: number
    readonly sections: number
    readonly agencies: number
  }
  /**
   * Every section that holds all terms, ranked; one page of them.
   *
   * @throws QueryError, ParameterError
   */
  search(text: string, options?: SearchOptions): SearchAnswer
  /**
   * Every agency that mentions the query.
   *
   * @throws QueryError
   */
  mentions(text: string): MentionsAnswer
  /** A stored report by its id. */
  report(id: string): Report | null
}

/** Whether a folder holds an index, usable or not. */
export { holdsIndex }

/** @throws IndexError when the folder holds no usable index. */
export async function openIndex(folder: string): Promise<SearchIndex> {
  return searchIndex(await openEngine(folder, analysisFingerprint))
}

/** The same over an engine that is open already. */
export function searchIndex(engine: SearchEngine): SearchIndex {
  const index = { generation: engine.generation }
  const agencies = countAgencies(engine)
  const ask = (text: string) => parseQuery(text, repairQuery)
  return {
    generation: engine.generation,
    counts: { reports: engine.reportCount, sections: engine.sectionCount, agencies },

    search(text, { page = 1, perPage = PER_PAGE.usual } = {}) {
      const start = performance.now()
      checkPage(page, perPage)
      const query = ask(text)
      const matches = engine.match(query.terms)
      return {
        query: asRead(query),
        total: {
          sections: matches.sections.length,
          reports: distinctReports(engine, matches),
          relation: 'eq',
        },
        hits: hitsOf(engine, query, matches, page, perPage),
        page,
        per_page: perPage,
        index,
        took_ms: elapsed(start),
      }
    },

    mentions(text) {
      const start = performance.now()
      const query = ask(text)
      return {
        query: asRead(query),
        ...mentions(engine, engine.match(query.terms)),
        scope: { reports: engine.reportCount, agencies },
        index,
        took_ms: elapsed(start),
      }
    },

    report(id) {
      const ordinal = engine.findReport(id)
      if (ordinal === undefined) return null
      const [first, end] = engine.sectionsOf(ordinal)
      const sections = Array.from({ length: end - first }, (_, i) => engine.section(first + i))
      return { ...engine.report(ordinal), sections }
    },
  }
}

function checkPage(page: number, perPage: number): void {
  if (!Number.isSafeInteger(page) || page < 1) {
    throw new ParameterError(`page is ${page}`, 'Give a whole number from 1 on.')
  }
  if (!Number.isSafeInteger(perPage) || perPage < 1 || perPage > PER_PAGE.most) {
    throw new ParameterError(
      `per_page is ${perPage}`,
      `Give a whole number from 1 to ${PER_PAGE.most}.`,
    )
  }
}

function asRead({ text, terms }: Query): SearchAnswer['query'] {
  return { text, terms: terms.map((term) => ({ text: term.text, form: term.form })) }
}

function elapsed(start: number): number {
  return Math.round((performance.now() - start) * 1000) / 1000
}

/** Sections of one report are neighbours, so a change of report is a new one. */
function distinctReports({ reportOf }: SearchEngine, { sections }: Matches): number {
  let reports = 0
  let previous = -1
  for (const section of sections) {
    const report = reportOf[section] as number
    if (report !== previous) reports++
    previous = report
  }
  return reports
}

/** One page of hits: by score, then the newer year, then the id. */
function hitsOf(
  engine: SearchEngine,
  query: Query,
  matches: Matches,
  page: number,
  perPage: number,
): Hit[] {
  const first = (page - 1) * perPage
  if (first >= matches.sections.length) return []
  const year = (place: number) => reportAt(engine, matches, place).year ?? 0
  const newerFirst = (a: number, b: number) => year(b) - year(a) || a - b
  const count = first + perPage
  return best(matches.sections.length, count, scorer(engine, query, matches), newerFirst)
    .slice(first)
    .map((ranked) => hit(engine, query, matches, ranked))
}

function reportAt(engine: SearchEngine, matches: Matches, place: number) {
  return engine.report(engine.reportOf[matches.sections[place] as number] as number)
}

function hit(engine: SearchEngine, query: Query, matches: Matches, ranked: Ranked): Hit {
  const { place, score } = ranked
  const ordinal = matches.sections[place] as number
  const origin = engine.formOrigins[ordinal] as number
  const section = engine.section(ordinal)
  const map = searchForm(section.text)
  const spans = matches.terms
    .flatMap(({ positions, firsts, ends }, t) => {
      const length = query.terms[t]?.form.length ?? 0
      return Array.from(positions.subarray(firsts[place], ends[place]), (position) =>
        spanOf(map, { offset: position - origin, length }),
      )
    })
    .sort(byPlace)
  return {
    id: section.id,
    report: summary(reportAt(engine, matches, place)),
    section: { headings: section.headings, path: section.headings.slice(0, -1).join(' › ') },
    score: Math.round(score * 1e6) / 1e6,
    spans,
    snippet: { parts: snippet(section.text, spans) },
  }
}

function summary(report: Omit<Report, 'sections'>): ReportSummary {
  const { id, title, agency, region, year, published } = report
  return { id, title, agency: agency?.name ?? null, region, year, published }
}
