import type { SearchEngine } from '../engine/search-engine.ts'
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

  /** A test for sections, by their ordinals. */
  accepting(filter: Filter): (section: number) => boolean {
    const { reportOf } = this.#engine
    switch (filter.field) {
      case 'section':
        return (section) => this.#engine.sectionHead(section).kind === filter.value
      case 'heading': {
        const { headings, headingsOf } = labelsOf(this.#engine)
        const holding = headings.holding(filter.term, this.#work, this.#counting.inLabel)
        return (section) => headingsOf[section]?.some((heading) => holding[heading] === 1) ?? false
      }
      case 'title': {
        const { titles, titleOf } = labelsOf(this.#engine)
        const holding = titles.holding(filter.term, this.#work, this.#counting.inLabel)
        return (section) => holding[titleOf[reportOf[section] as number] as number] === 1
      }
      default: {
        const reports = this.reportsWith(filter)
        return (section) => reports[reportOf[section] as number] === 1
      }
    }
  }

  /** For each report, 1 when it passes. */
  reportsWith(filter: FacetFilter): Uint8Array {
    const column = columnsOf(this.#engine)[filter.field]
    const { numbers, starts } = column
    const passing = new Uint8Array(starts.length - 1)
    this.#work.spend(passing.length + column.values.length)
    const accepted = Uint8Array.from(acceptedValues(column, filter), Number)
    for (let report = 0; report < passing.length; report++) {
      const end = starts[report + 1] as number
      for (let i = starts[report] as number; i < end; i++) {
        if (accepted[numbers[i] as number] === 1) passing[report] = 1
      }
    }
    return passing
  }
}

/** For each value of a column, whether a filter means it. */
function acceptedValues({ values, forms }: Column, filter: FacetFilter): readonly boolean[] {
  if (filter.field === 'year') {
    const { from, to } = filter
    return values.map((year) => Number(year) >= (from ?? 0) && Number(year) <= (to ?? Infinity))
  }
  const asked = withoutOuterBreaks(nameForm(filter.value))
  if (filter.field === 'region' && !/^\d{6}$/.test(asked)) {
    // The path's last name is the region's own; those it lies in are values of their own.
    return forms.map(({ name, whole }) => name.startsWith(asked) || whole === asked)
  }
  // A name that is an agency's own means that agency alone; a part of a name, all that have it.
  const exact = filter.field !== 'agency' || forms.some(({ value }) => value === asked)
  return forms.map(({ value }) => (exact ? value === asked : value.includes(asked)))
}
