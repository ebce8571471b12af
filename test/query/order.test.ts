import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { indexOf, reportOf } from '../support/reports.ts'

const dated = fc.record({
  year: fc.constantFrom(null, 2012, 2013, 2014),
  published: fc.constantFrom(null, '2013-01-05', '2013-02-01', '2014-01-05'),
  sections: fc.integer({ min: 1, max: 3 }),
})

/** Greater is earlier in the order; what is unknown comes last. */
const ageOf = (value: number, sort: 'newest' | 'oldest') =>
  value === 0 ? Number.NEGATIVE_INFINITY : sort === 'newest' ? value : -value

test('by date come year, then day, then id, both unknown last, page by page', () => {
  fc.assert(
    fc.property(
      fc.array(dated, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('newest', 'oldest'),
      fc.integer({ min: 1, max: 6 }),
      (reports, sort, perPage) => {
        const all: Report[] = reports.map(({ year, published, sections }, i) =>
          reportOf(`r${i}`, Array(sections).fill('公开'), { year, published }),
        )
        const index = indexOf(all)
        const pages = Array.from({ length: 12 }, (_, i) =>
          index.search('公开', { sort, perPage, page: i + 1 }).hits.map(({ id }) => id),
        )
        const inOrder = all
          .map(({ id, year, published, sections }) => ({
            ids: sections.map((section) => section.id),
            id,
            year: ageOf(year ?? 0, sort),
            day: ageOf(Number(published?.replaceAll('-', '') ?? 0), sort),
          }))
          .sort(
            (a, b) => compared(b.year, a.year) || compared(b.day, a.day) || (a.id < b.id ? -1 : 1),
          )
          .flatMap(({ ids }) => ids)
        expect(pages.flat()).toEqual(inOrder.slice(0, 12 * perPage))
      },
    ),
    { numRuns: 60 },
  )
})

const compared = (a: number, b: number) => (a === b ? 0 : a - b)
