import { engineInMemory } from '../../src/engine/embedded/embedded-engine.ts'
import type { FacetField, Hit, SearchAnswer } from '../../src/model/answer.ts'
import type { Report } from '../../src/model/report.ts'
import { type SearchIndex, searchIndex } from '../../src/search.ts'
import { formatSuggestions } from '../../src/suggest/suggestions-file.ts'
import { count, Model, type ModelAnswer } from './model/answer.ts'
import { RandomCollections } from './random-collections.ts'
import { type RandomOptions, RandomQueries } from './random-queries.ts'
import { analyzed } from './reports.ts'
import { type Meant, type Random, Reader, typed } from './typed-queries.ts'

/** Queries about one collection before another is drawn. */
const QUERIES = 50
const PER_PAGE = 50

/** A query to which the engine and the model give different answers. */
interface Difference {
  readonly text: string
  readonly options: RandomOptions
  /** What differs, as it was found and in the fewest sections that still show it. */
  readonly found: string
  readonly shrunk: string
  readonly reports: readonly Report[]
}

interface Asked {
  readonly meant: Meant
  readonly text: string
  readonly options: RandomOptions
}

/** A collection as both sides answer about it. */
interface Sides {
  readonly index: SearchIndex
  readonly model: Model
}

interface Outcome {
  /** Pairs that found something, so that a run that finds nothing is noticed. */
  readonly matching: number
  readonly differences: readonly Difference[]
}

/**
 * Asks random queries of random collections, and compares the engine with the model: sets, spans,
 * totals, facets. Stops at the tenth difference.
 */
export function compareAtRandom(
  pools: readonly (readonly Report[])[],
  pairs: number,
  next: Random,
): Outcome {
  const collections = new RandomCollections(pools, next)
  const differences: Difference[] = []
  let matching = 0
  let tried = 0
  while (tried < pairs && differences.length < 10) {
    const reports = collections.draw()
    const queries = new RandomQueries(reports, next)
    const sides = sidesOf(reports)
    for (let i = 0; i < QUERIES && tried < pairs; i++, tried++) {
      const meant = queries.query()
      const asked = { meant, text: typed(meant, next), options: queries.options() }
      const expected = expectedOf(sides.model, asked)
      if (expected.spans.size > 0) matching++
      const found = differenceOf(sides.index, expected, asked)
      if (found !== null) differences.push({ ...asked, found, ...shrunk(reports, asked) })
    }
  }
  return { matching, differences }
}

/** A difference as it is told: enough to repeat it by hand. */
export function described({ text, options, found, shrunk, reports }: Difference): string {
  const sections = reports.flatMap((report) =>
    report.sections.map((section) => JSON.stringify({ ...metadataOf(report), ...section })),
  )
  return [
    `query: ${JSON.stringify(text)}`,
    `options: ${JSON.stringify(options)}`,
    `found: ${found}`,
    `shrunk: ${shrunk}`,
    ...sections,
  ].join('\n  ')
}

function metadataOf({ title, agency, region, level, kind, year, script, duplicates }: Report) {
  return { title, agency: agency?.name, region, level, report: kind, year, script, duplicates }
}

function sidesOf(reports: readonly Report[]): Sides {
  // Nothing to suggest: that costs much, and decides nothing that is compared.
  const engine = engineInMemory(reports.map(analyzed), formatSuggestions([]))
  return { index: searchIndex(engine), model: new Model(reports) }
}

function expectedOf(model: Model, { meant, options }: Asked): ModelAnswer {
  const reader = new Reader(options)
  const root = reader.read(meant)
  return model.answer({ root, terms: reader.terms, ...options })
}

/** What the engine says otherwise than the model; null when nothing. */
function differenceOf(index: SearchIndex, expected: ModelAnswer, asked: Asked): string | null {
  try {
    return compared(index, expected, asked)
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`
  }
}

function compared(index: SearchIndex, expected: ModelAnswer, { text, options }: Asked) {
  const page = (at: number) => index.search(text, { ...options, page: at, perPage: PER_PAGE })
  const answer = page(1)
  if (answer.relaxed !== null || answer.total.sections === 0) {
    return same('matches', 0, expected.spans.size)
  }
  const hits = [...answer.hits]
  for (let at = 2; hits.length < answer.hit_count && at < 10; at++) hits.push(...page(at).hits)
  const ids = hits.flatMap(({ id, duplicates }) => [id, ...duplicates.map((other) => other.id)])
  return (
    same('sections', ids.sort(), [...expected.spans.keys()].sort()) ??
    differentTotals(answer, hits, expected) ??
    differentSpans(hits, expected) ??
    differentFacets(answer, expected, options.facets)
  )
}

function differentTotals(
  { total, hit_count }: SearchAnswer,
  hits: readonly Hit[],
  expected: ModelAnswer,
) {
  const across = expected.across
  const sections = expected.spans.size
  return same(
    'totals',
    [total, hit_count],
    [
      {
        sections,
        reports: expected.reports,
        relation: 'eq',
        boundary: { word: sections - across, across },
      },
      hits.length,
    ],
  )
}

function differentSpans(hits: readonly Hit[], expected: ModelAnswer): string | null {
  for (const { id, spans } of hits) {
    const shown = spans.map(({ start, end }) => ({ start, end }))
    const difference = same(`spans of ${id}`, shown, expected.spans.get(id))
    if (difference !== null) return difference
  }
  return null
}

function differentFacets(
  { facets }: SearchAnswer,
  expected: ModelAnswer,
  asked: readonly FacetField[],
): string | null {
  for (const field of asked) {
    const reports = expected.facets[field]
    const shown = facets?.[field]?.values ?? []
    const listed = new Set(shown.map(({ value }) => value))
    const cut = new Set(reports.flatMap(({ values }) => values).filter((v) => !listed.has(v)))
    const difference =
      same(
        `${field} values`,
        shown.map(({ value, sections, reports: found }) => [value, { sections, reports: found }]),
        [...listed].map((value) => [value, count(reports, (values) => values.includes(value))]),
      ) ??
      same(`${field} unknown`, facets?.[field]?.unknown, count(reports, isEmpty)) ??
      same(
        `${field} cut`,
        facets?.[field]?.other_count,
        cut.size === 0
          ? null
          : {
              values: cut.size,
              ...count(reports, (v) => !isEmpty(v) && !v.some((value) => listed.has(value))),
            },
      )
    if (difference !== null) return difference
  }
  return null
}

function isEmpty(values: readonly string[]): boolean {
  return values.length === 0
}

function same(what: string, actual: unknown, expected: unknown): string | null {
  const [a, b] = [canonical(actual), canonical(expected)]
  return a === b ? null : `${what}: the engine says ${a}, the model ${b}`
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort())
      : inner,
  )
}

/** The fewest sections that still differ, found by leaving out reports and then sections. */
function shrunk(reports: readonly Report[], asked: Asked) {
  const differs = (some: readonly Report[]) => {
    const { index, model } = sidesOf(some)
    return differenceOf(index, expectedOf(model, asked), asked)
  }
  let kept = reports
  let said = ''
  const attempt = (some: readonly Report[]) => {
    const difference = differs(some)
    if (difference === null) return
    kept = some
    said = difference
  }
  for (const report of reports) attempt(kept.filter((other) => other.id !== report.id))
  for (const { id, sections } of kept) {
    for (const section of sections) {
      attempt(
        kept.map((report) =>
          report.id === id
            ? { ...report, sections: report.sections.filter((other) => other.id !== section.id) }
            : report,
        ),
      )
    }
  }
  return { shrunk: said === '' ? 'nothing can be left out' : said, reports: kept }
}
