import { analyzeTerm } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'
import { ParameterError } from '../errors.ts'
import { unset, zeros } from '../match/room.ts'
import { FACET_FIELDS, type Facet, type FacetField } from '../model/answer.ts'
import type { Filter } from '../model/query.ts'
import { columnsOf } from './columns.ts'
import { countReports, facetOf, passing, type ReportCounts } from './facet-counts.ts'
import type { FacetFilter, Filters } from './filters.ts'
import { filterOf } from './language/filter-values.ts'

/** Filters beside a query: values of one field are alternatives, fields are all required. */
export type FacetFilters = Readonly<Partial<Record<FacetField, readonly string[]>>>

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

/** Which reports the filters beside a query let through, and which of them hold each one back. */
export class FacetSelection {
  readonly #engine: SearchEngine
  /** For each report, a bit for each field whose filter it does not pass; null when all pass all. */
  readonly #failed: Uint8Array | null
  /** The reports of the sections asked about last: of an answer all is counted among the same. */
  #counted: { readonly sections: Uint32Array; readonly counts: ReportCounts } | undefined

  /** @throws ParameterError when a value cannot be read. */
  constructor(engine: SearchEngine, filters: Filters, asked: FacetFilters) {
    this.#engine = engine
    const isAsked = FACET_FIELDS.some((field) => (asked[field] ?? []).length > 0)
    this.#failed = isAsked ? failedOf(engine, filters, asked) : null
  }

  /** Whether a report passes all filters. */
  accepts(report: number): boolean {
    return this.#failed === null || this.#failed[report] === 0
  }

  /** Sections of reports that pass; the very same when all do. */
  selected(sections: Uint32Array): Uint32Array {
    const failed = this.#failed
    if (failed === null) return sections
    const { reportOf } = this.#engine
    const kept = unset(Uint32Array, sections.length)
    let length = 0
    for (let i = 0; i < sections.length; i++) {
      const section = sections[i] as number
      if (failed[reportOf[section] as number] === 0) kept[length++] = section
    }
    return length === sections.length ? sections : kept.subarray(0, length)
  }

  /** How many reports have some of these sections and pass. */
  reportsOf(sections: Uint32Array): number {
    const { reports } = this.#countsOf(sections)
    const failed = this.#failed
    if (failed === null) return reports.length
    let count = 0
    for (let i = 0; i < reports.length; i++) if (failed[reports[i] as number] === 0) count++
    return count
  }

  /** Counts the values of fields among sections, each field's own filter aside; most sections first. */
  facets(fields: readonly FacetField[], sections: Uint32Array): Partial<Record<FacetField, Facet>> {
    const counts = this.#countsOf(sections)
    const columns = columnsOf(this.#engine)
    const failed = this.#failed
    const facets: Partial<Record<FacetField, Facet>> = {}
    for (const field of fields) {
      const others = ~(1 << FACET_FIELDS.indexOf(field))
      const counted = failed === null ? counts : passing(counts, failed, others)
      facets[field] = facetOf(columns[field], counted)
    }
    return facets
  }

  #countsOf(sections: Uint32Array): ReportCounts {
    if (this.#counted?.sections !== sections)
      this.#counted = { sections, counts: countReports(this.#engine, sections) }
    return this.#counted.counts
  }
}

function failedOf(engine: SearchEngine, filters: Filters, asked: FacetFilters): Uint8Array {
  const failed = zeros(Uint8Array, engine.reportCount)
  FACET_FIELDS.forEach((field, bit) => {
    const values = asked[field] ?? []
    if (values.length === 0) return
    const [passes, ...others] = values.map((value) =>
      filters.reportsWith(facetFilter(field, value)),
    ) as [Uint8Array, ...Uint8Array[]]
    for (const other of others) {
      for (let i = 0; i < passes.length; i++) if (other[i] === 1) passes[i] = 1
    }
    for (let i = 0; i < failed.length; i++) {
      if (passes[i] === 0) failed[i] = (failed[i] as number) | (1 << bit)
    }
  })
  return failed
}
