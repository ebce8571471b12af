import type { SearchEngine } from '../engine/search-engine.ts'
import { unset, zeros } from '../match/room.ts'
import type { Work } from '../match/work.ts'
import type { FacetField } from '../model/answer.ts'
import { withoutOuterBreaks } from '../model/break.ts'
import type { Filter } from '../model/query.ts'
import { type Column, columnsOf, nameForm } from './columns.ts'
import type { Counting } from './counting.ts'
import { labelsOf } from './labels.ts'

/** A condition on reports, which facets set too. */
export type FacetFilter = Extract<Filter, { field: FacetField }>

/** What of an index passes the filters of queries. */
export class Filters {
  readonly #engine: SearchEngine
  readonly #work: Work
  readonly #counting: Counting

  constructor(engine: SearchEngine, work: Work, counting: Counting) {
    this.#engine = engine
    this.#work = work
    this.#counting = counting
  }

  /**
   * The sections that pass, ascending.
   *
   * @param among only these sections; all when undefined.
   */
  passing(filter: Filter, among: Uint32Array | undefined): Uint32Array {
    const count = among?.length ?? this.#engine.sectionCount
    const passing = unset(Uint32Array, count)
    const passes = this.#passes(filter)
    this.#work.spend(count)
    let length = 0
    for (let i = 0; i < count; i++) {
      const section = among === undefined ? i : (among[i] as number)
      if (passes(section) === 1) passing[length++] = section
    }
    return passing.subarray(0, length)
  }

  /** For a section by its ordinal, 1 when it passes. */
  #passes(filter: Filter): (section: number) => number {
    const { reportOf } = this.#engine
    switch (filter.field) {
      case 'section':
        return (section) => (this.#engine.sectionHead(section).kind === filter.value ? 1 : 0)
      case 'heading': {
        const { headings, headingsOf, headingStarts } = labelsOf(this.#engine)
        const holding = headings.holding(filter.term, this.#work, this.#counting.inLabel)
        return (section) => {
          const end = headingStarts[section + 1] as number
          let at = headingStarts[section] as number
          while (at < end && holding[headingsOf[at] as number] === 0) at++
          return at < end ? 1 : 0
        }
      }
      case 'title': {
        const { titles, titleOf } = labelsOf(this.#engine)
        const holding = titles.holding(filter.term, this.#work, this.#counting.inLabel)
        return (section) => holding[titleOf[reportOf[section] as number] as number] ?? 0
      }
      default: {
        const reports = this.reportsWith(filter)
        return (section) => reports[reportOf[section] as number] as number
      }
    }
  }

  /** For each report, 1 when it passes. */
  reportsWith(filter: FacetFilter): Uint8Array {
    const column = columnsOf(this.#engine)[filter.field]
    const { numbers, starts } = column
    const passing = zeros(Uint8Array, starts.length - 1)
    this.#work.spend(passing.length + column.values.length)
    const accepted = acceptedValues(column, filter)
    for (let report = 0; report < passing.length; report++) {
      const end = starts[report + 1] as number
      for (let i = starts[report] as number; i < end; i++) {
        if (accepted[numbers[i] as number] === 1) passing[report] = 1
      }
    }
    return passing
  }
}

/** For each value of a column, 1 when a filter means it. */
function acceptedValues({ values, forms, numberOf }: Column, filter: FacetFilter): Uint8Array {
  const accepted = zeros(Uint8Array, values.length)
  const acceptWhere = (isMeant: (value: number) => boolean) => {
    for (let value = 0; value < accepted.length; value++) if (isMeant(value)) accepted[value] = 1
    return accepted
  }
  if (filter.field === 'year') {
    const { from, to } = filter
    const isWithin = (year: number) => year >= (from ?? 0) && year <= (to ?? Infinity)
    return acceptWhere((value) => isWithin(Number(values[value])))
  }
  const asked = withoutOuterBreaks(nameForm(filter.value))
  const formOf = (value: number) => forms[value] as Column['forms'][number]
  if (filter.field === 'region' && !/^\d{6}$/.test(asked)) {
    // The path's last name is the region's own; those it lies in are values of their own.
    return acceptWhere((value) => {
      const { name, whole } = formOf(value)
      return name.startsWith(asked) || whole === asked
    })
  }
  // A name that is an agency's own means that agency alone; a part of a name, all that have it.
  const own = numberOf.get(asked)
  if (own === undefined && filter.field === 'agency') {
    return acceptWhere((value) => formOf(value).value.includes(asked))
  }
  for (const value of own ?? []) accepted[value] = 1
  return accepted
}
