import { ask } from '../../src/answer/ask.ts'
import { engineInMemory } from '../../src/engine/embedded/embedded-engine.ts'
import type { SearchEngine } from '../../src/engine/search-engine.ts'
import type { FacetField, Hit, SearchAnswer } from '../../src/model/answer.ts'
import type { Report } from '../../src/model/report.ts'
import { type SearchIndex, searchIndex } from '../../src/search.ts'
import { formatSuggestions } from '../../src/suggest/suggestions-file.ts'
import { count, Model, type ModelAnswer } from './model/answer.ts'
import type { RandomOptions } from './random-queries.ts'
import { analyzed } from './reports.ts'
import { type Meant, Reader } from './typed-queries.ts'

const PER_PAGE = 50
/** Of answers of more pages, the first, the middle and the last one are looked at. */
const PAGES = 10
/** Sections that are named where sets differ. */
const NAMED = 5

export interface Asked {
  readonly meant: Meant
  readonly text: string
  readonly options: RandomOptions
}

/** A collection as both sides answer about it. */
export interface Sides {
  readonly engine: SearchEngine
  readonly index: SearchIndex
  readonly model: Model
}

export function sidesOf(reports: readonly Report[]): Sides {
  // Nothing to suggest: that costs much, and decides nothing that is compared.
  const engine = engineInMemory(reports.map(analyzed), formatSuggestions([]))
  return { engine, index: searchIndex(engine), model: new Model(reports) }
}

export function expectedOf(model: Model, { meant, options }: Asked): ModelAnswer {
  const reader = new Reader(options)
  const root = reader.read(meant)
  return model.answer({ root, terms: reader.terms, ...options })
}

/** What the engine says otherwise than the model; null when nothing. */
export function differenceOf(sides: Sides, expected: ModelAnswer, asked: Asked): string | null {
  try {
    return compared(sides, expected, asked)
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`
  }
}

function compared({ engine, index }: Sides, expected: ModelAnswer, { text, options }: Asked) {
  const page = (at: number) => index.search(text, { ...options, page: at, perPage: PER_PAGE })
  const answer = page(1)
  if (answer.relaxed !== null || answer.total.sections === 0) {
    return same('matches', 0, expected.ids.length)
  }
  const hits = [...answer.hits]
  const pages = Math.ceil(answer.hit_count / PER_PAGE)
  for (const at of looked(pages)) hits.push(...page(at).hits)
  const ids = hits.flatMap(({ id, duplicates }) => [id, ...duplicates.map((other) => other.id)])
  const found = matchedIds(engine, text, options)
  return (
    differentSets(found, expected.ids) ??
    (pages > PAGES ? null : (differentSets(ids, expected.ids) ?? allShown(answer, hits))) ??
    differentTotals(answer, expected) ??
    differentSpans(hits, expected) ??
    differentFacets(answer, expected, options.facets)
  )
}

/** Pages after the first that are looked at. */
function looked(pages: number): number[] {
  if (pages <= PAGES) return Array.from({ length: Math.max(0, pages - 1) }, (_, i) => i + 2)
  return [Math.ceil(pages / 2), pages]
}

/** Every section the engine finds, before any page is made of them. */
function matchedIds(engine: SearchEngine, text: string, options: RandomOptions): string[] {
  const asked = ask(engine, text, options)
  const { sections } = asked.selected(asked.strict)
  return Array.from(sections, (ordinal) => engine.sectionHead(ordinal).id)
}

function differentSets(found: readonly string[], expected: readonly string[]): string | null {
  const [had, wanted] = [new Set(found), new Set(expected)]
  const extra = found.filter((id) => !wanted.has(id))
  const missing = expected.filter((id) => !had.has(id))
  if (extra.length + missing.length === 0) return same('sections', found.length, expected.length)
  const named = (ids: readonly string[]) => `${ids.length} (${ids.slice(0, NAMED).join(', ')})`
  return `sections: the engine finds ${named(extra)} that the model does not, and not ${named(missing)} that it does`
}

function allShown({ hit_count }: SearchAnswer, hits: readonly Hit[]): string | null {
  return same('hits', hit_count, hits.length)
}

function differentTotals({ total }: SearchAnswer, expected: ModelAnswer) {
  const { across, reports } = expected
  const sections = expected.ids.length
  const boundary = { word: sections - across, across }
  return same('totals', total, { sections, reports, relation: 'eq', boundary })
}

function differentSpans(hits: readonly Hit[], expected: ModelAnswer): string | null {
  for (const { id, spans } of hits) {
    const shown = spans.map(({ start, end }) => ({ start, end }))
    const difference = same(`spans of ${id}`, shown, expected.spansOf(id))
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
    const reports = expected.facet(field)
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
