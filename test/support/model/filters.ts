import { searchForm } from '../../../src/analyze.ts'
import type { Filter } from '../../../src/model/query.ts'
import type { Region, Report } from '../../../src/model/report.ts'
import { placesOf, type Strictness } from './occurrences.ts'
import type { SeenSection } from './seen.ts'

/** Folded names of all agencies of the index: a value that is one of them means just that one. */
export type AgencyNames = ReadonlySet<string>

export function agencyNames(reports: readonly Report[]): AgencyNames {
  return new Set(reports.flatMap(({ agency }) => (agency === null ? [] : [folded(agency.name)])))
}

const known = new Map<string, string>()

export function folded(text: string): string {
  const form = known.get(text) ?? searchForm(text).text.replace(/^\|+|\|+$/g, '')
  known.set(text, form)
  return form
}

export function passesFilter(
  filter: Filter,
  { report, section, title, headings }: SeenSection,
  asked: Strictness & { readonly agencies: AgencyNames },
): boolean {
  switch (filter.field) {
    case 'agency':
      return isAgency(report, filter.value, asked.agencies)
    case 'region':
      return isWithin(report.region, filter.value)
    case 'level':
      return report.level === filter.value
    case 'kind':
      return report.kind === filter.value
    case 'section':
      return section.kind === filter.value
    case 'year':
      return isYear(report, filter.from, filter.to)
    case 'title':
      return title !== null && placesOf(title, filter.term, asked).length > 0
    case 'heading':
      return headings.some((heading) => placesOf(heading, filter.term, asked).length > 0)
    default:
      return filter satisfies never
  }
}

export function isAgency({ agency }: Report, value: string, names: AgencyNames): boolean {
  if (agency === null) return false
  const name = folded(agency.name)
  const wanted = folded(value)
  return names.has(wanted) ? name === wanted : name.includes(wanted)
}

/** By code, that region and all below it; by name, those below a region whose name begins so. */
export function isWithin(region: Region | null, value: string): boolean {
  if (region === null) return false
  if (/^\d{6}$/.test(value)) return region.code.startsWith(value.replace(/(00){1,2}$/, ''))
  return region.path.some((name) => folded(name).startsWith(folded(value)))
}

export function isYear({ year }: Report, from: number | null, to: number | null): boolean {
  return year !== null && (from === null || year >= from) && (to === null || year <= to)
}
