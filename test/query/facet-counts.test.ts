import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column } from '../../src/query/columns.ts'
import { countReports, facetOf, passing } from '../../src/query/facet-counts.ts'

/** Values of each report, by what they are called: of one at most, or of several that lie in others. */
const collection = fc.constantFrom(1, 3).chain((most) =>
  fc.array(
    fc.record({
      values: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: most }),
      sections: fc.integer({ min: 0, max: 3 }),
      failed: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 80 },
  ),
)

function columnOf(reports: readonly { readonly values: readonly number[] }[]): Column {
  const values = [...new Set(reports.flatMap(({ values }) => values))].map(nameOf)
  const inOrder = values.toSorted()
  const held = reports.map((report) => report.values.map((value) => values.indexOf(nameOf(value))))
  const starts = [0]
  for (const numbers of held) starts.push((starts.at(-1) as number) + numbers.length)
  return {
    values,
    names: values.map((value) => `name of ${value}`),
    forms: [],
    numberOf: new Map(),
    orderOf: Uint32Array.from(values, (value) => inOrder.indexOf(value)),
    numbers: Uint32Array.from(held.flat()),
    starts: Uint32Array.from(starts),
    only: held.every(({ length }) => length < 2)
      ? Uint32Array.from(held, ([number = -1]) => number + 1)
      : null,
  }
}

const nameOf = (value: number) => `v${value}`
const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0)

test('a facet is what counting report by report and sorting gives', () => {
  fc.assert(
    fc.property(collection, fc.integer({ min: 0, max: 3 }), (reports, mask) => {
      const reportOf = reports.flatMap(({ sections }, i) => Array<number>(sections).fill(i))
      const sections = Uint32Array.from(reportOf.keys())
      const counts = countReports(
        { reportOf: Uint32Array.from(reportOf), reportCount: reports.length },
        sections,
      )
      const failed = Uint8Array.from(reports, (report) => report.failed)
      const facet = facetOf(columnOf(reports), passing(counts, failed, mask))

      const counted = reports.filter((one) => one.sections > 0 && (one.failed & mask) === 0)
      const totals = (some: typeof counted) => ({
        sections: sum(some.map((one) => one.sections)),
        reports: some.length,
      })
      const all = [...new Set(counted.flatMap(({ values }) => values))]
        .map((value) => ({
          value: nameOf(value),
          name: `name of ${nameOf(value)}`,
          ...totals(counted.filter(({ values }) => values.includes(value))),
        }))
        .sort((a, b) => b.sections - a.sections || (a.value < b.value ? -1 : 1))
      const listed = all.slice(0, 30)
      const isListed = (value: number) => listed.some((one) => one.value === nameOf(value))
      const others = counted.filter(
        ({ values }) => values.length > 0 && !values.some((value) => isListed(value)),
      )
      expect(facet).toEqual({
        values: listed,
        other_count: all.length > 30 ? { values: all.length - 30, ...totals(others) } : null,
        unknown: totals(counted.filter(({ values }) => values.length === 0)),
      })
    }),
    { numRuns: 300 },
  )
})
