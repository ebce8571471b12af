import type { SearchEngine } from '../engine/search-engine.ts'
import { unset, zeros } from '../match/room.ts'
import type { Facet, FacetValue } from '../model/answer.ts'
import type { Column } from './columns.ts'

/** Values of one facet that are listed. */
const LISTED = 30

/** The reports of some sections, ascending, and how many of the sections each of them has. */
export interface ReportCounts {
  readonly reports: Uint32Array
  readonly sections: Uint32Array
}

/** @param sections ordinals, ascending: those of one report are neighbours, so a change is a new one. */
export function countReports(
  { reportOf, reportCount }: Pick<SearchEngine, 'reportOf' | 'reportCount'>,
  sections: Uint32Array,
): ReportCounts {
  const most = Math.min(sections.length, reportCount)
  const reports = unset(Uint32Array, most)
  const counts = zeros(Uint32Array, most)
  let last = -1
  let previous = -1
  for (let i = 0; i < sections.length; i++) {
    const report = reportOf[sections[i] as number] as number
    if (report !== previous) reports[++last] = report
    counts[last] = (counts[last] as number) + 1
    previous = report
  }
  return { reports: reports.subarray(0, last + 1), sections: counts.subarray(0, last + 1) }
}

/** Only the reports none of whose bits in `failed` are among those of `mask`. */
export function passing(
  { reports, sections }: ReportCounts,
  failed: Uint8Array,
  mask: number,
): ReportCounts {
  const kept = unset(Uint32Array, reports.length)
  const counts = unset(Uint32Array, reports.length)
  let length = 0
  for (let i = 0; i < reports.length; i++) {
    const report = reports[i] as number
    if (((failed[report] as number) & mask) !== 0) continue
    kept[length] = report
    counts[length++] = sections[i] as number
  }
  return { reports: kept.subarray(0, length), sections: counts.subarray(0, length) }
}

/** The values of a field among some reports, most sections first, equals in order. */
export function facetOf(column: Column, counts: ReportCounts): Facet {
  const { numbers, starts } = column
  const sections = zeros(Uint32Array, column.values.length)
  const reports = zeros(Uint32Array, column.values.length)
  const unknown = { sections: 0, reports: 0 }
  for (let i = 0; i < counts.reports.length; i++) {
    const report = counts.reports[i] as number
    const count = counts.sections[i] as number
    const first = starts[report] as number
    const end = starts[report + 1] as number
    if (first === end) {
      unknown.sections += count
      unknown.reports++
    }
    for (let at = first; at < end; at++) {
      const value = numbers[at] as number
      sections[value] = (sections[value] as number) + count
      reports[value] = (reports[value] as number) + 1
    }
  }
  const { listed, found } = mostFound(column, sections)
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
      found === listed.length
        ? null
        : { values: found - listed.length, ...withNoneOf(listed, column, counts) },
    unknown,
  }
}

/** The values to list, and how many are found in all: of thousands of agencies only the first are put in order. */
function mostFound(
  { orderOf }: Column,
  sections: Uint32Array,
): { listed: number[]; found: number } {
  const listed: number[] = []
  let found = 0
  const comesBefore = (a: number, b: number) => {
    const more = (sections[a] as number) - (sections[b] as number)
    return more > 0 || (more === 0 && (orderOf[a] as number) < (orderOf[b] as number))
  }
  for (let value = 0; value < sections.length; value++) {
    if (sections[value] === 0) continue
    found++
    let place = listed.length
    while (place > 0 && comesBefore(value, listed[place - 1] as number)) place--
    if (place === LISTED) continue
    listed.splice(place, 0, value)
    if (listed.length > LISTED) listed.pop()
  }
  return { listed, found }
}

/** Sections and reports that have a value, and none of those listed. */
function withNoneOf(
  listed: readonly number[],
  { values, numbers, starts }: Column,
  counts: ReportCounts,
): { sections: number; reports: number } {
  const isListed = zeros(Uint8Array, values.length)
  for (const value of listed) isListed[value] = 1
  const others = { sections: 0, reports: 0 }
  for (let i = 0; i < counts.reports.length; i++) {
    const report = counts.reports[i] as number
    const end = starts[report + 1] as number
    let at = starts[report] as number
    if (at === end) continue
    while (at < end && isListed[numbers[at] as number] === 0) at++
    if (at < end) continue
    others.sections += counts.sections[i] as number
    others.reports++
  }
  return others
}
