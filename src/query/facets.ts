import { analyzeTerm } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'
import { ParameterError } from '../errors.ts'
import type { Facet, FacetField, FacetValue } from '../model/answer.ts'
import type { Filter } from '../model/query.ts'
import { type Column, columnsOf } from './columns.ts'
import type { FacetFilter, Filters } from './filters.ts'
import { filterOf } from './language/filter-values.ts'

/** Values of one facet that are listed. */
const LISTED = 30

/** Filters beside a query: values of one field are alternatives, fields are all required. */
export type FacetFilters = Readonly<Partial<Record<FacetField, readonly string[]>>>

export const FACET_FIELDS = ['agency', 'region', 'level', 'year', 'kind'] as const

/** What each field's values look like, for whoever typed another. */
const EXPECTED: Readonly<Record<FacetField, string>> = {
  agency: 'Give the name of an agency, or a part of it.',
  region: 'Give a GB/T 2260 code of six digits, or the name of a place.',
  level: 'Give nation, province, prefecture, county or township.',
  year: 'Give a year, or a range such as 2013..2016.',
  kind: 'Give 年度报告, 工作报告, 公报, 通知 or 其他.',
}

function facetFilter(field: FacetField, value: string): FacetFilter {
  const filter = filterOf(field, value, analyzeTerm)
  if (filter !== null && isFacetFilter(filter)) return filter
  throw new ParameterError(`${field} is “${value}”`, EXPECTED[field])
}

function isFacetFilter(filter: Filter): filter is FacetFilter {
  return FACET_FIELDS.some((field) => field === filter.field)
}

/** A run of neighbouring sections of one report. */
interface ReportCount {
  readonly report: number
  readonly sections: number
}

/** Which reports the filters beside a query let through, and which of them hold each one back. */
export class FacetSelection {
  readonly #engine: SearchEngine
  /** For each report, a bit for each field whose filter it does not pass. */
  readonly #failed: Uint8Array

  /** @throws ParameterError when a value cannot be read. */
  constructor(engine: SearchEngine, filters: Filters, asked: FacetFilters) {
    this.#engine = engine
    this.#failed = new Uint8Array(engine.reportCount)
    FACET_FIELDS.forEach((field, bit) => {
      const values = asked[field] ?? []
      if (values.length === 0) return
      const passing = values.map((value) => filters.reportsWith(facetFilter(field, value)))
      for (let report = 0; report < this.#failed.length; report++) {
        if (passing.some((reports) => reports[report] === 1)) continue
        this.#failed[report] = (this.#failed[report] as number) | (1 << bit)
      }
    })
  }

  accepts(report: number): boolean {
    return this.#failed[report] === 0
  }

  /** Counts the values of a field among sections, its own filter aside; most sections first. */
  facet(field: FacetField, sections: Uint32Array): Facet {
    const column = columnsOf(this.#engine)[field]
    const own = 1 << FACET_FIELDS.indexOf(field)
    const counts = countReports(this.#engine, sections).filter(
      ({ report }) => ((this.#failed[report] as number) & ~own) === 0,
    )
    return facetOf(column, counts)
  }
}

/** Sections of one report are neighbours, so a change of report is a new one. */
function countReports({ reportOf }: SearchEngine, sections: Uint32Array): ReportCount[] {
  const counts: { report: number; sections: number }[] = []
  for (const section of sections) {
    const report = reportOf[section] as number
    const last = counts.at(-1)
    if (last?.report === report) last.sections++
    else counts.push({ report, sections: 1 })
  }
  return counts
}

function facetOf(column: Column, counts: readonly ReportCount[]): Facet {
  const sections = new Uint32Array(column.values.length)
  const reports = new Uint32Array(column.values.length)
  for (const { report, sections: found } of counts) {
    for (const value of column.valuesOf[report] as readonly number[]) {
      sections[value] = (sections[value] as number) + found
      reports[value] = (reports[value] as number) + 1
    }
  }
  const order = [...column.values.keys()]
    .filter((value) => (reports[value] as number) > 0)
    .sort((a, b) => (sections[b] as number) - (sections[a] as number) || byText(column, a, b))
  const listed = order.slice(0, LISTED)
  const shown = new Set(listed)
  const isShown = ({ report }: ReportCount) =>
    column.valuesOf[report]?.some((value) => shown.has(value)) ?? false
  const isUnknown = ({ report }: ReportCount) => column.valuesOf[report]?.length === 0
  const others = counts.filter((count) => !isShown(count) && !isUnknown(count))
  return {
    values: listed.map(
      (value): FacetValue => ({
        value: column.values[value] as string,
        name: column.names[value] as string,
        sections: sections[value] as number,
        reports: reports[value] as number,
      }),
    ),
    other_count:
      order.length === listed.length
        ? null
        : { values: order.length - listed.length, ...sumOf(others) },
    unknown: sumOf(counts.filter(isUnknown)),
  }
}

function sumOf(counts: readonly ReportCount[]): { sections: number; reports: number } {
  const sections = counts.reduce((sum, count) => sum + count.sections, 0)
  return { sections, reports: counts.length }
}

function byText({ values }: Column, a: number, b: number): number {
  return (values[a] as string) < (values[b] as string) ? -1 : 1
}
