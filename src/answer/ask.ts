import { analyzeTerm } from '../analyze.ts'
import { repairQuery } from '../clean/repairs.ts'
import type { Matches, SearchEngine } from '../engine/search-engine.ts'
import type { AnchoredPart } from '../highlight/parts.ts'
import { Work } from '../match/work.ts'
import type { Facet, FacetField, Help, Relaxed } from '../model/answer.ts'
import type { Query } from '../model/query.ts'
import { type Counting, type CountingOptions, countingOf } from '../query/counting.ts'
import { type FacetFilters, FacetSelection } from '../query/facets.ts'
import { Filters } from '../query/filters.ts'
import { restricted } from '../query/occurrences.ts'
import { parseQuery } from '../query/parse.ts'
import { relaxations } from '../query/relax.ts'
import { type Retrieval, retrieve } from '../query/retrieve.ts'
import { type HelpSource, helpFor } from './help.ts'
import { markedReport } from './whole-report.ts'

/** What is asked beside the text of a query. */
export interface QueryOptions extends CountingOptions {
  /** Whether other words are looked for beside those typed. Default true. */
  readonly variants?: boolean
  /** Values of one field are alternatives; fields are all required. */
  readonly filters?: FacetFilters
}

/** What a query found, as typed or loosened. */
export interface Found {
  readonly query: Query
  /** Before the filters beside the query. */
  readonly matches: Matches
  readonly relaxed: Relaxed | null
}

/** A query put to an index: read once, its work counted as one. */
export interface Asked {
  readonly query: Query
  readonly counting: Counting
  /** Whether nothing was found as typed, filters included. */
  readonly foundNothing: boolean
  /** What it finds as typed. */
  readonly strict: Matches
  /** What the query finds as typed; then what looser readings find, those that find nothing left out. */
  readings(): Generator<Found>
  /** What of it the filters beside the query let through. */
  selected(matches: Matches): Matches
  facet(field: FacetField, matches: Matches): Facet
  help(alike: { alike: HelpSource['alike'] }): Help
  markedReport(ordinal: number): AnchoredPart[][]
}

/** @throws QueryError, ParameterError */
export function ask(engine: SearchEngine, text: string, options: QueryOptions): Asked {
  const query = readQuery(text, options)
  const work = new Work()
  const counting = countingOf(engine, work, options)
  const filters = new Filters(engine, work, counting)
  const selection = new FacetSelection(engine, filters, options.filters ?? {})
  const retrieval: Retrieval = { engine, filters, work, counts: counting.inSection }
  const matches = retrieve(query, retrieval)
  const selected = (all: Matches) => {
    const kept = all.sections.filter((section) =>
      selection.accepts(engine.reportOf[section] as number),
    )
    return kept.length === all.sections.length ? all : restricted(all, kept)
  }
  const foundNothing = selected(matches).sections.length === 0
  return {
    query,
    counting,
    foundNothing,
    strict: matches,
    *readings() {
      yield { query, matches, relaxed: null }
      for (const looser of relaxations(query, retrieval)) {
        if (selected(looser.matches).sections.length > 0) yield looser
      }
    },
    selected,
    facet: (field, found) => selection.facet(field, found.sections),
    help: ({ alike }) => helpFor(query, helpSource(engine, query, options, alike)),
    markedReport: (ordinal) => markedReport(engine, ordinal, query, retrieval),
  }
}

function readQuery(text: string, { variants = true, script }: QueryOptions): Query {
  let leftOut = 0
  const query = parseQuery(text, {
    repair: repairQuery,
    analyze(typed) {
      const term = analyzeTerm(typed, { variants })
      leftOut += term?.leftOut ?? 0
      return term
    },
    // In its own script each writing is a term of its own.
    ...(script === 'exact' ? { keyOf: (term) => term.text } : {}),
  })
  if (leftOut === 0) return query
  const message = `异名的组合太多，有 ${leftOut} 种没有查找；请缩短检索词`
  const warning = { span: { start: 0, end: text.length }, message }
  return { ...query, warnings: [...query.warnings, warning] }
}

/** Help is worked out with work of its own: what found nothing has mostly cost nothing. */
function helpSource(
  engine: SearchEngine,
  query: Query,
  options: QueryOptions,
  alike: HelpSource['alike'],
): HelpSource {
  const countOf = (read: Query, given: QueryOptions): number => {
    const work = new Work()
    const counting = countingOf(engine, work, given)
    const filters = new Filters(engine, work, counting)
    const selection = new FacetSelection(engine, filters, given.filters ?? {})
    const { sections } = retrieve(read, { engine, filters, work, counts: counting.inSection })
    return sections.filter((section) => selection.accepts(engine.reportOf[section] as number))
      .length
  }
  const loosened = (reason: Help['instead'][number]['reason'], given: QueryOptions) => ({
    reason,
    count: () => countOf(readQuery(query.text, given), given),
  })
  const { filters = {} } = options
  return {
    count: (root) => countOf({ ...query, root }, options),
    countTyped: (text) => countOf(readQuery(text, options), options),
    withoutOptions: [
      ...(options.script === 'exact' ? [loosened('script', { ...options, script: 'any' })] : []),
      ...(options.variants === false ? [loosened('variants', { ...options, variants: true })] : []),
      ...(options.boundary === 'word'
        ? [loosened('boundary', { ...options, boundary: 'any' })]
        : []),
      ...(Object.keys(filters).length > 0
        ? [loosened('filters', { ...options, filters: {} })]
        : []),
    ],
    alike,
  }
}
