import { analyzeTerm } from '../analyze.ts'
import { repairQuery } from '../clean/repairs.ts'
import type { Matches, SearchEngine } from '../engine/search-engine.ts'
import { QueryError } from '../errors.ts'
import { Work } from '../match/work.ts'
import type { Facet, FacetField, Help, Relaxed } from '../model/answer.ts'
import type { Query, QueryTerm } from '../model/query.ts'
import { restricted } from '../query/beside.ts'
import { type Counting, type CountingOptions, countingOf } from '../query/counting.ts'
import { type FacetFilters, FacetSelection } from '../query/facets.ts'
import { Filters } from '../query/filters.ts'
import { parseQuery } from '../query/parse.ts'
import { relaxations } from '../query/relax.ts'
import type { Retrieval } from '../query/retrieval.ts'
import { retrieve } from '../query/retrieve.ts'
import { typedCharacters } from '../query/typed-characters.ts'
import { type HelpSource, helpFor } from './help.ts'

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
  /** Of how many reports that is. */
  reportsOf(matches: Matches): number
  facets(fields: readonly FacetField[], matches: Matches): Partial<Record<FacetField, Facet>>
  help(alike: { alike: HelpSource['alike'] }): Help
}

/** Work that looser readings may cost, and help too: a tenth of a query's own. Past it they end. */
const LOOSE_WORK = 30_000_000

/** @throws QueryError, ParameterError */
export function ask(engine: SearchEngine, text: string, options: QueryOptions): Asked {
  const query = readQuery(text, options)
  const put = new Put(engine, options, new Work())
  const matches = retrieve(query, put.retrieval)
  const foundNothing = put.selected(matches).sections.length === 0
  return {
    query,
    counting: put.counting,
    foundNothing,
    strict: matches,
    *readings() {
      yield { query, matches, relaxed: null }
      const looser = put.again(options, new Work(LOOSE_WORK)).retrieval
      for (const found of untilWorkEnds(relaxations(query, looser))) {
        if (put.selected(found.matches).sections.length > 0) yield found
      }
    },
    selected: (all) => put.selected(all),
    reportsOf: (found) => put.selection.reportsOf(found.sections),
    facets: (fields, found) => put.selection.facets(fields, found.sections),
    help: ({ alike }) => helpFor(query, helpSource(put, query, options, alike)),
  }
}

/** Which reports filters let through where there is no query. @throws ParameterError */
export function selectionOf(engine: SearchEngine, filters: FacetFilters): FacetSelection {
  return new Put(engine, { filters }, new Work()).selection
}

/** The options of a query put to an index: what passes and what counts. */
class Put {
  readonly counting: Counting
  readonly selection: FacetSelection
  readonly retrieval: Retrieval
  readonly #engine: SearchEngine
  readonly #options: QueryOptions
  /** What was asked about last, and what of it is let through. */
  #selected: { readonly all: Matches; readonly kept: Matches } | undefined

  constructor(engine: SearchEngine, options: QueryOptions, work: Work, selection?: FacetSelection) {
    this.#engine = engine
    this.#options = options
    this.counting = countingOf(engine, work, options)
    const filters = new Filters(engine, work, this.counting)
    this.selection = selection ?? new FacetSelection(engine, filters, options.filters ?? {})
    const { inSection: counts, inLabel } = this.counting
    const analyze = (text: string) => analyzeTerm(text, { variants: looksForWords(options) })
    const keyOf = keyFor(options)
    this.retrieval = { engine, filters, work, counts, inLabel, analyze, keyOf }
  }

  /** The same index asked with other work, and perhaps other options. */
  again(options: QueryOptions, work: Work): Put {
    const isSame = options.filters === this.#options.filters
    return new Put(this.#engine, options, work, isSame ? this.selection : undefined)
  }

  /** What the filters beside the query let through. */
  selected(all: Matches): Matches {
    if (this.#selected?.all === all) return this.#selected.kept
    const sections = this.selection.selected(all.sections)
    const kept = sections === all.sections ? all : restricted(all, sections)
    this.#selected = { all, kept }
    return kept
  }
}

/** Looser readings are an offer: one that would take too much work is not made. */
function* untilWorkEnds<Reading>(readings: Generator<Reading>): Generator<Reading> {
  try {
    yield* readings
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
  }
}

/** Whether other words are looked for: none of them shows the characters that were typed. */
function looksForWords({ variants = true, script }: QueryOptions): boolean {
  return variants && script !== 'exact'
}

/** What equal terms have in common: in its own script each writing is a term of its own. */
function keyFor({ script }: QueryOptions): (term: QueryTerm) => string {
  return script === 'exact' ? ({ text }) => typedCharacters(text) : ({ form }) => form
}

function readQuery(text: string, options: QueryOptions): Query {
  const variants = looksForWords(options)
  let leftOut = 0
  const query = parseQuery(text, {
    repair: repairQuery,
    analyze(typed) {
      const term = analyzeTerm(typed, { variants })
      leftOut += term?.leftOut ?? 0
      return term
    },
    keyOf: keyFor(options),
  })
  if (leftOut === 0) return query
  const message = `异名的组合太多，有 ${leftOut} 种没有查找；请缩短检索词`
  const warning = { span: { start: 0, end: text.length }, message }
  return { ...query, warnings: [...query.warnings, warning] }
}

/** Help is worked out with work of its own, all of it together; what goes past it is not proposed. */
function helpSource(
  put: Put,
  query: Query,
  options: QueryOptions,
  alike: HelpSource['alike'],
): HelpSource {
  const work = new Work(LOOSE_WORK)
  const countOf = (read: () => Query, given: QueryOptions): number => {
    try {
      const asked = put.again(given, work)
      return asked.selected(retrieve(read(), asked.retrieval)).sections.length
    } catch (error) {
      // Also a proposal that is too long to be a query.
      if (error instanceof QueryError) return 0
      throw error
    }
  }
  const loosened = (reason: Help['instead'][number]['reason'], given: QueryOptions) => ({
    reason,
    count: () => countOf(() => readQuery(query.text, given), given),
  })
  const { script, variants, boundary, filters = {} } = options
  return {
    count: (root) => countOf(() => ({ ...query, root }), options),
    countTyped: (text) => countOf(() => readQuery(text, options), options),
    withoutOptions: [
      ...(script === 'exact' ? [loosened('script', { ...options, script: 'any' })] : []),
      ...(variants === false ? [loosened('variants', { ...options, variants: true })] : []),
      ...(boundary === 'word' ? [loosened('boundary', { ...options, boundary: 'any' })] : []),
      ...(Object.keys(filters).length > 0
        ? [loosened('filters', { ...options, filters: {} })]
        : []),
    ],
    alike,
  }
}
