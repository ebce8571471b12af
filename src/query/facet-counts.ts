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

/** @param sections ordinals, ascending, as their reports are: where the report is a greater one, a new one begins. */
export function countReports(
  { reportOf, reportCount }: Pick<SearchEngine, 'reportOf' | 'reportCount'>,
  sections: Uint32Array,
): ReportCounts {
  // One more than there may be: the last again is written past it, and the end of the last.
  const most = Math.min(sections.length, reportCount) + 1
  const reports = unset(Uint32Array, most)
  const counts = unset(Uint32Array, most)
  const count = sections.length
  let length = 0
  let last = -1
  for (let i = 0; i < count; i++) {
    const report = reportOf[sections[i] as number] as number
    // Written also where it is the last one again, and then written over: no branch, which could not be foretold.
    reports[length] = report
    counts[length] = i
    length += (last - report) >>> 31
    last = report
  }
  counts[length] = count
  // Where each begins becomes how many it has.
  for (let i = 0; i < length; i++) counts[i] = (counts[i + 1] as number) - (counts[i] as number)
  return { reports: reports.subarray(0, length), sections: counts.subarray(0, length) }
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
  const { sections, reports } =
    column.only === null ? ofAll(column, counts) : ofOnly(column.only, column, counts)
  const of = (value: number) => ({
    sections: sections[value + 1] as number,
    reports: reports[value + 1] as number,
  })
  const { listed, found } = mostFound(column, sections)
  const values = listed.map((value): FacetValue => {
    const { sections, reports } = of(value)
    const [shown, name] = [column.values[value] as string, column.names[value] as string]
    return { value: shown, name, sections, reports }
  })
  const rest = () =>
    column.only === null ? withNoneOf(listed, column, counts) : less(counts, [of(-1), ...values])
  const isWhole = found === listed.length
  return {
    values,
    other_count: isWhole ? null : { values: found - listed.length, ...rest() },
    unknown: of(-1),
  }
}

/** Sections and reports of each value, those of none first. */
interface Counted {
  readonly sections: Uint32Array
  readonly reports: Uint32Array
}

function nothing({ values }: Column): Counted {
  return {
    sections: zeros(Uint32Array, values.length + 1),
    reports: zeros(Uint32Array, values.length + 1),
  }
}

function ofOnly(only: Uint32Array, column: Column, counts: ReportCounts): Counted {
  const { sections, reports } = nothing(column)
  for (let i = 0; i < counts.reports.length; i++) {
    const slot = only[counts.reports[i] as number] as number
    sections[slot] = (sections[slot] as number) + (counts.sections[i] as number)
    reports[slot] = (reports[slot] as number) + 1
  }
  return { sections, reports }
}

function ofAll(column: Column, counts: ReportCounts): Counted {
  const { numbers, starts } = column
  const { sections, reports } = nothing(column)
  for (let i = 0; i < counts.reports.length; i++) {
    const report = counts.reports[i] as number
    const count = counts.sections[i] as number
    const first = starts[report] as number
    const end = starts[report + 1] as number
    if (first === end) {
      sections[0] = (sections[0] as number) + count
      reports[0] = (reports[0] as number) + 1
    }
    for (let at = first; at < end; at++) {
      const slot = (numbers[at] as number) + 1
      sections[slot] = (sections[slot] as number) + count
      reports[slot] = (reports[slot] as number) + 1
    }
  }
  return { sections, reports }
}

/** The values to list, and how many are found in all: of thousands of agencies only the first are put in order. */
function mostFound(
  { orderOf, values }: Column,
  sections: Uint32Array,
): { listed: number[]; found: number } {
  const listed: number[] = []
  let found = 0
  /** Sections of the last that is listed. */
  let least = 0
  for (let value = 0; value < values.length; value++) {
    const count = sections[value + 1] as number
    if (count === 0) continue
    found++
    if (listed.length === LISTED && count < least) continue
    let place = listed.length
    while (place > 0 && comesBefore(value, listed[place - 1] as number)) place--
    if (place === LISTED) continue
    listed.splice(place, 0, value)
    if (listed.length > LISTED) listed.pop()
    least = sections[(listed.at(-1) as number) + 1] as number
  }
  return { listed, found }

  function comesBefore(a: number, b: number): boolean {
    const more = (sections[a + 1] as number) - (sections[b + 1] as number)
    return more > 0 || (more === 0 && (orderOf[a] as number) < (orderOf[b] as number))
  }
}

/** What is left of all sections and reports, where each report is counted once. */
function less(
  counts: ReportCounts,
  counted: readonly { readonly sections: number; readonly reports: number }[],
): { sections: number; reports: number } {
  const left = { sections: 0, reports: counts.reports.length }
  for (let i = 0; i < counts.sections.length; i++) left.sections += counts.sections[i] as number
  for (const { sections, reports } of counted) {
    left.sections -= sections
    left.reports -= reports
  }
  return left
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
