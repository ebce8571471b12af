import type { FacetField } from '../../../src/model/answer.ts'
import type { QueryNode, QueryTerm } from '../../../src/model/query.ts'
import type { Region, Report } from '../../../src/model/report.ts'
import type { Span } from '../../../src/model/span.ts'
import { evaluate, type Mark } from './evaluate.ts'
import { agencyNames, isAgency, isWithin, isYear } from './filters.ts'
import { isAcross, type Strictness } from './occurrences.ts'
import { type SeenSection, seeAll } from './seen.ts'

/** Accepted values of each parameter: repeated ones are alternatives, different fields are not. */
export type Parameters = Readonly<Partial<Record<FacetField, readonly string[]>>>

export interface Question extends Partial<Strictness> {
  readonly root: QueryNode
  readonly terms: readonly QueryTerm[]
  readonly filters?: Parameters
}

/** Sections and reports. */
export interface Counts {
  sections: number
  reports: number
}

/** A matched report: its values of a facet, and how many of its sections match. */
export interface CountedReport {
  readonly values: readonly string[]
  readonly sections: number
}

/** What a whole answer must say. */
export interface ModelAnswer {
  /** Every section that matches, in order. */
  readonly ids: readonly string[]
  /** What is marked in one of them; undefined in any other. */
  spansOf(id: string): readonly Span[] | undefined
  readonly reports: number
  readonly across: number
  facet(field: FacetField): readonly CountedReport[]
}

const FACETS = ['agency', 'region', 'level', 'year', 'kind'] as const

/** Some reports, and the slow, obvious answer to any question about them. */
export class Model {
  readonly reports: readonly Report[]
  readonly #sections: readonly SeenSection[]
  readonly #agencies: ReadonlySet<string>

  constructor(reports: readonly Report[]) {
    this.reports = reports
    this.#sections = seeAll(reports)
    this.#agencies = agencyNames(reports)
  }

  answer({ root, terms, filters = {}, ...strictness }: Question): ModelAnswer {
    const asked = {
      root,
      terms,
      agencies: this.#agencies,
      script: strictness.script ?? 'any',
      boundary: strictness.boundary ?? 'any',
    }
    const found = this.#sections.flatMap((section) => {
      const marks = evaluate(asked, root, section)
      return marks === null ? [] : [{ section, marks }]
    })
    const passing = (without?: FacetField) => {
      const passes = onceEach((report: Report) =>
        FACETS.every((field) => field === without || this.#accepts(field, report, filters)),
      )
      return found.filter(({ section }) => passes(section.report))
    }
    const matched = passing()
    const byId = new Map(matched.map((each) => [each.section.section.id, each]))
    return {
      ids: [...byId.keys()],
      spansOf(id) {
        const known = byId.get(id)
        return known && spans(known.section, distinct(known.marks))
      },
      reports: new Set(matched.map(({ section }) => section.report)).size,
      across: matched.filter(({ section, marks }) => standsOnlyAcross(section, marks)).length,
      facet: (field) =>
        counted(
          passing(field).map(({ section }) => section),
          field,
        ),
    }
  }

  #accepts(field: FacetField, report: Report, filters: Parameters): boolean {
    const values = filters[field]
    if (values === undefined || values.length === 0) return true
    return values.some((value) => {
      if (field === 'agency') return isAgency(report, value, this.#agencies)
      if (field === 'region') return isWithin(report.region, value)
      if (field === 'year') return isYear(report, ...years(value))
      return valuesOf(report, field).includes(value)
    })
  }
}

/** `2013`, `2013..2016`, `2013..` or `..2016`. */
function years(value: string): [number | null, number | null] {
  const [from = '', to = from] = value.split('..')
  return [from === '' ? null : Number(from), to === '' ? null : Number(to)]
}

/** The sections and reports of which a facet's values are so. */
export function count(
  reports: readonly CountedReport[],
  isSo: (values: readonly string[]) => boolean,
): Counts {
  const counts = { sections: 0, reports: 0 }
  for (const { values, sections } of reports) {
    if (!isSo(values)) continue
    counts.sections += sections
    counts.reports++
  }
  return counts
}

/** What a report counts under: of regions, those its own lies in too. */
function valuesOf({ agency, region, level, year, kind }: Report, field: FacetField): string[] {
  if (field === 'region') return region === null ? [] : regionsAbove(region)
  const value = { agency: agency?.name, level, year, kind }[field] ?? null
  return value === null ? [] : [String(value)]
}

function regionsAbove({ code, path }: Region): string[] {
  const above = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].slice(0, path.length - 1)
  return [...above, code]
}

/** The same answer, worked out once for each report: many sections ask for one. */
function onceEach(answer: (report: Report) => boolean): (report: Report) => boolean {
  const known = new Map<Report, boolean>()
  return (report) => {
    const before = known.get(report)
    if (before !== undefined) return before
    const now = answer(report)
    known.set(report, now)
    return now
  }
}

function counted(sections: readonly SeenSection[], field: FacetField): CountedReport[] {
  const reports = new Map<Report, number>()
  for (const { report } of sections) reports.set(report, (reports.get(report) ?? 0) + 1)
  return [...reports].map(([report, found]) => ({
    values: valuesOf(report, field),
    sections: found,
  }))
}

function distinct(marks: readonly Mark[]): Mark[] {
  return [...new Map(marks.map((mark) => [`${mark.term} ${mark.at}`, mark])).values()]
}

function spans({ map }: SeenSection, marks: readonly Mark[]): Span[] {
  return marks
    .map(({ at, length }) => ({
      start: map.starts[at] as number,
      end: map.ends[at + length - 1] as number,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Whether some term that is marked there stands nowhere but across words. */
function standsOnlyAcross(section: SeenSection, marks: readonly Mark[]): boolean {
  const otherwise = new Set(
    marks.filter((mark) => !isAcross(section, mark)).map(({ term }) => term),
  )
  return marks.some(({ term }) => !otherwise.has(term))
}
