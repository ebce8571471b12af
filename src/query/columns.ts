import { searchForm } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'
import { oncePer } from '../kept.ts'
import type { FacetField } from '../model/answer.ts'
import type { Region } from '../model/report.ts'

/** The distinct values of one field, and which of them each report has. */
export interface Column {
  /** What is filtered by. */
  readonly values: readonly string[]
  /** The same as people read it. */
  readonly names: readonly string[]
  /** Search forms of the values and of the last parts of the names, as filters are compared with. */
  readonly forms: readonly {
    readonly value: string
    readonly name: string
    readonly whole: string
  }[]
  /** The values that have a search form. */
  readonly numberOf: ReadonlyMap<string, readonly number[]>
  /** For each value, its place among all of them in order. */
  readonly orderOf: Uint32Array
  /** Numbers of the values of all reports, one report after the other: several where one lies in another. */
  readonly numbers: Uint32Array
  /** Where in `numbers` those of each report begin, and one more; a report whose value is unknown has none. */
  readonly starts: Uint32Array
  /** One more than the number of each report's value, 0 where it is unknown; null where some report has several. */
  readonly only: Uint32Array | null
}

export type Columns = Readonly<Record<FacetField, Column>>

/** The fields of all reports that are filtered and counted by, gathered once for an index. */
export const columnsOf = oncePer((engine: SearchEngine): Columns => {
  const one = (value: string | number | null) =>
    value === null ? [] : [{ value: `${value}`, name: `${value}` }]
  return {
    agency: column(engine, ({ agency }) => one(agency?.name ?? null)),
    region: column(engine, ({ region }) => (region === null ? [] : regionsAbove(region))),
    level: column(engine, ({ level }) => one(level)),
    year: column(engine, ({ year }) => one(year)),
    kind: column(engine, ({ kind }) => one(kind)),
  }
})

/** The search form of a name: both scripts and all widths of it are one. */
export function nameForm(name: string): string {
  return searchForm(name).text
}

/**
 * A region and those it lies in, outermost first. Of a GB/T 2260 code the first two digits name the
 * province, the next two the prefecture; a municipality's districts have no prefecture in their path.
 */
function regionsAbove({ code, path }: Region): { value: string; name: string }[] {
  return path.map((_, i) => {
    const last = i === path.length - 1
    const value = last ? code : i === 0 ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`
    return { value, name: path.slice(0, i + 1).join(' ') }
  })
}

function column(
  engine: SearchEngine,
  valuesIn: (
    report: ReturnType<SearchEngine['report']>,
  ) => readonly { readonly value: string; readonly name: string }[],
): Column {
  const numbers = new Map<string, number>()
  const names: string[] = []
  const held: number[] = []
  const starts = new Uint32Array(engine.reportCount + 1)
  for (let ordinal = 0; ordinal < engine.reportCount; ordinal++) {
    for (const { value, name } of valuesIn(engine.report(ordinal))) {
      const known = numbers.get(value)
      held.push(known ?? names.length)
      if (known !== undefined) continue
      numbers.set(value, names.length)
      names.push(name)
    }
    starts[ordinal + 1] = held.length
  }
  const values = [...numbers.keys()]
  const forms = values.map((value, i) => {
    const name = names[i] as string
    const last = name.slice(name.lastIndexOf(' ') + 1)
    return { value: nameForm(value), name: nameForm(last), whole: nameForm(name) }
  })
  const numberOf = new Map<string, number[]>()
  forms.forEach(({ value }, number) => {
    numberOf.set(value, [...(numberOf.get(value) ?? []), number])
  })
  const orderOf = placesInOrder(values)
  const only = onlyOf(held, starts)
  return { values, names, forms, numberOf, orderOf, numbers: Uint32Array.from(held), starts, only }
}

function onlyOf(numbers: readonly number[], starts: Uint32Array): Uint32Array | null {
  const only = new Uint32Array(starts.length - 1)
  for (let report = 0; report < only.length; report++) {
    const first = starts[report] as number
    const count = (starts[report + 1] as number) - first
    if (count > 1) return null
    only[report] = count === 0 ? 0 : (numbers[first] as number) + 1
  }
  return only
}

function placesInOrder(values: readonly string[]): Uint32Array {
  const places = new Uint32Array(values.length)
  const inOrder = [...values.keys()].sort((a, b) =>
    (values[a] as string) < (values[b] as string) ? -1 : 1,
  )
  inOrder.forEach((value, place) => {
    places[value] = place
  })
  return places
}
