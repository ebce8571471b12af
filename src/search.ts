import { analysisFingerprint, loadWords } from './analyze.ts'
import { asRead } from './answer/as-read.ts'
import { ask, type QueryOptions, selectionOf } from './answer/ask.ts'
import { hitsOf } from './answer/hits.ts'
import { type OwnQuery, ownQueries } from './answer/own-queries.ts'
import { alsoFound, bestReading } from './answer/readings.ts'
import { Suggestions } from './answer/suggestions.ts'
import { FIRST_QUERIES, prepare } from './answer/warming.ts'
import { markedReport, reportAt } from './answer/whole-report.ts'
import { openEngine } from './engine/embedded/embedded-engine.ts'
import type { Ahead } from './engine/embedded/opening.ts'
import type { SearchEngine } from './engine/search-engine.ts'
import { ParameterError } from './errors.ts'
import type { AnchoredPart } from './highlight/parts.ts'
import { inRoom } from './match/room.ts'
import type { FiguresAnswer, MentionsAnswer } from './model/agencies-answer.ts'
import {
  FACET_FIELDS,
  type FacetField,
  type SearchAnswer,
  type SuggestAnswer,
} from './model/answer.ts'
import type { Measure } from './model/figure.ts'
import { PER_PAGE, SUGGESTIONS } from './model/page-sizes.ts'
import type { Sort } from './model/query.ts'
import type { Report } from './model/report.ts'
import { figures } from './policies/figures.ts'
import { mentions } from './policies/mentions.ts'
import { countAgencies } from './policies/publications.ts'
import { countBoundaries } from './query/across.ts'
import type { FacetFilters } from './query/facets.ts'

/** Sections below which hits are few. */
const FEW = 5

export interface SearchOptions extends QueryOptions {
  /** From 1. Default 1. A page past the end has no hits. */
  readonly page?: number
  /** Hits a page, 1 to 50. Default 10. */
  readonly perPage?: number
  /** Order of the hits. Default: what the query says, else by relevance. */
  readonly sort?: Sort
  /** Facets to count. Default none. */
  readonly facets?: readonly FacetField[]
  /** Whether hits explain their score. Default false. */
  readonly explain?: boolean
  /** Whether few hits are followed by what a looser reading finds. Default false. */
  readonly also?: boolean
}

/** A report with what a query marks in it. */
export interface MarkedReport {
  readonly report: Report
  /** For each section, its text in pieces. */
  readonly marked: readonly (readonly AnchoredPart[])[]
}

/** An opened index: what the command line and the server ask. */
export interface SearchIndex {
  /** Id of the published generation. */
  readonly generation: string
  /** Why an older generation answers: the current one is damaged; null when it answers itself. */
  readonly notice: string | null
  readonly counts: {
    readonly reports: number
    readonly sections: number
    readonly agencies: number
  }
  /**
   * Gathers now what the first to filter, to ask for names, for one script or to find nothing would wait for, and asks some
   * queries of its own, so that code is compiled: 3 to 4 s at 100,000 sections.
   * @param put how a query is put. Default: to `search`, with all facets.
   */
  prepare(put?: (query: OwnQuery) => unknown): Promise<void>
  /** So many queries of an index's own words, other ones than `prepare` asks; fewer where its texts have none. */
  ownQueries(count: number): Iterable<OwnQuery>
  /**
   * Every section that answers a query, ranked; one page of them.
   *
   * @throws QueryError, ParameterError
   */
  search(text: string, options?: SearchOptions): SearchAnswer
  /**
   * Every agency that mentions the query.
   *
   * @throws QueryError, ParameterError
   */
  mentions(text: string, options?: QueryOptions): MentionsAnswer
  /**
   * What the reports state of a measure in their prose, by agency and year.
   *
   * @throws ParameterError
   */
  figures(measure: Measure, filters?: FacetFilters): FiguresAnswer
  /**
   * What may be meant by what is typed so far: agencies, policies, headings, frequent phrases.
   *
   * @throws ParameterError
   */
  suggest(typed: string, limit?: number): SuggestAnswer
  /** A stored report by its id. */
  report(id: string): Report | null
  /**
   * The same with what made its sections hits marked: of the query, or of its first looser reading
   * that finds anything.
   *
   * @throws QueryError
   */
  markedReport(id: string, text: string, options?: QueryOptions): MarkedReport | null
}

export type { AnchoredPart, FacetFilters, OwnQuery, QueryOptions }

/**
 * @param ahead what was begun of reading it.
 * @throws IndexError when the folder holds no usable index.
 */
export async function openSearch(folder: string, ahead: Ahead | null): Promise<SearchIndex> {
  // Now, and not when somebody waits for an answer.
  loadWords()
  return searchIndex(await openEngine(folder, analysisFingerprint, ahead))
}

/** The same over an engine that is open already. */
export function searchIndex(engine: SearchEngine): SearchIndex {
  const index = { generation: engine.generation }
  const agencies = countAgencies(engine)
  const suggestions = new Suggestions(engine)
  const search = (text: string, options: SearchOptions = {}): SearchAnswer => {
    const start = performance.now()
    const page = checkedRange('page', options.page ?? 1, Number.MAX_SAFE_INTEGER)
    const perPage = checkedRange('per_page', options.perPage ?? PER_PAGE.usual, PER_PAGE.most)
    const asked = ask(engine, text, options)
    const readings = asked.readings()
    const found = bestReading(asked, readings)
    const { query, matches, relaxed } = found
    const sort = options.sort ?? query.sort ?? 'relevance'
    const selected = asked.selected(matches)
    const { inLabel } = asked.counting
    const order = { sort, explain: options.explain ?? false, inLabel }
    const hits = hitsOf(engine, query, selected, { page, perPage, ...order })
    const also = () =>
      selected.sections.length < FEW && page === 1
        ? alsoFound(engine, asked, readings, selected, {
            page: 1,
            perPage: PER_PAGE.usual,
            ...order,
          })
        : null
    return {
      query: { ...asRead(asked.query), sort },
      total: {
        sections: selected.sections.length,
        reports: asked.reportsOf(matches),
        relation: 'eq',
        boundary: countBoundaries(engine, selected),
      },
      ...hits,
      page,
      per_page: perPage,
      ...(options.facets && { facets: asked.facets(options.facets, matches) }),
      relaxed,
      ...(options.also === true ? { also: also() } : {}),
      help: asked.foundNothing ? asked.help(suggestions) : null,
      index,
      took_ms: elapsed(start),
    }
  }
  return {
    generation: engine.generation,
    notice: engine.notice,
    counts: { reports: engine.reportCount, sections: engine.sectionCount, agencies },

    async prepare(
      put = ({ text, filters }) => this.search(text, { filters, facets: FACET_FIELDS }),
    ) {
      suggestions.prepare()
      await prepare(engine, put)
    },

    ownQueries: (count) => ownQueries(engine, count, FIRST_QUERIES),

    search: (text, options) => inRoom(() => search(text, options)),

    mentions: (text, options = {}) =>
      inRoom(() => {
        const start = performance.now()
        const asked = ask(engine, text, options)
        return {
          query: asRead(asked.query),
          ...mentions(engine, asked.query, asked.selected(asked.strict)),
          scope: { reports: engine.reportCount, agencies },
          index,
          took_ms: elapsed(start),
        }
      }),

    figures(measure, filters = {}) {
      const start = performance.now()
      const selection = selectionOf(engine, filters)
      return {
        measure,
        ...figures(engine, measure, (report) => selection.accepts(report)),
        scope: { reports: engine.reportCount, agencies },
        index,
        took_ms: elapsed(start),
      }
    },

    suggest(typed, limit = SUGGESTIONS.usual) {
      const start = performance.now()
      const most = checkedRange('limit', limit, SUGGESTIONS.most)
      return { typed, suggestions: suggestions.of(typed, most), index, took_ms: elapsed(start) }
    },

    report: (id) => reportAt(engine, engine.findReport(id)),

    markedReport: (id, text, options = {}) =>
      inRoom(() => {
        const ordinal = engine.findReport(id)
        const report = reportAt(engine, ordinal)
        if (ordinal === undefined || report === null) return null
        const asked = ask(engine, text, options)
        const { query, matches } = bestReading(asked, asked.readings())
        return { report, marked: markedReport(engine, ordinal, query, matches) }
      }),
  }
}

function checkedRange(name: string, value: number, most: number): number {
  if (Number.isSafeInteger(value) && value >= 1 && value <= most) return value
  const range = most === Number.MAX_SAFE_INTEGER ? 'on' : `to ${most}`
  throw new ParameterError(`${name} is ${value}`, `Give a whole number from 1 ${range}.`)
}

function elapsed(start: number): number {
  return Math.round((performance.now() - start) * 1000) / 1000
}
