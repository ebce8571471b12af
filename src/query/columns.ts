import { searchForm } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'
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
  /** For each report, numbers of its values: none when unknown, several where one lies in another. */
  readonly valuesOf: readonly (readonly number[])[]
}

export type Columns = Readonly<Record<FacetField, Column>>

const gathered = new WeakMap<SearchEngine, Columns>()

/** The fields of all reports that are filtered and counted by, gathered once for an index. */
export function columnsOf(engine: SearchEngine): Columns {
  const known = gathered.get(engine)
  if (known !== undefined) return known
  const one = (value: string | number | null) =>
    value === null ? [] : [{ value: `${value}`, name: `${value}` }]
  const columns: Columns = {
    agency: column(engine, ({ agency }) => one(agency?.name ?? null)),
    region: column(engine, ({ region }) => (region === null ? [] : regionsAbove(region))),
    level: column(engine, ({ level }) => one(level)),
    year: column(engine, ({ year }) => one(year)),
    kind: column(engine, ({ kind }) => one(kind)),
  }
  gathered.set(engine, columns)
  return columns
}

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
  const valuesOf = Array.from({ length: engine.reportCount }, (_, ordinal) =>
    valuesIn(engine.report(ordinal)).map(({ value, name }) => {
      const known = numbers.get(value)
      if (known !== undefined) return known
      numbers.set(value, names.length)
      return names.push(name) - 1
    }),
  )
  const values = [...numbers.keys()]
  const forms = values.map((value, i) => {
    const name = names[i] as string
    const last = name.slice(name.lastIndexOf(' ') + 1)
    return { value: nameForm(value), name: nameForm(last), whole: nameForm(name) }
  })
  return { values, names, forms, valuesOf }
}
