import { expect, test } from 'vitest'
import { selectionOf } from '../../src/answer/ask.ts'
import { engineOf, indexOf, reportOf } from '../support/reports.ts'

const report = (id: string, year: number, level: 'county' | 'province') =>
  reportOf(id, ['公开'], { year, level })
const reports = [
  report('a', 2012, 'county'),
  report('b', 2013, 'county'),
  report('c', 2013, 'province'),
]
const index = indexOf(reports)
const valuesOf = (field: 'year' | 'level', filters: Record<string, string[]>) => {
  const { facets } = index.search('公开', { filters, facets: ['year', 'level'] })
  return Object.fromEntries(
    facets?.[field]?.values.map((each) => [each.value, each.sections]) ?? [],
  )
}

test('a facet is counted without the filter of its own field, so that others can be chosen', () => {
  expect(valuesOf('year', { year: ['2012'] })).toEqual({ 2012: 1, 2013: 2 })
})

test('and with those of all other fields', () => {
  expect(valuesOf('level', { year: ['2013'] })).toEqual({ county: 1, province: 1 })
  expect(valuesOf('year', { year: ['2012'], level: ['province'] })).toEqual({ 2013: 1 })
})

test('several values of one field are alternatives: a report passes by any of them', () => {
  const found = (filters: Record<string, string[]>) =>
    index.search('公开', { filters }).hits.map(({ report }) => report.id)
  expect(found({ year: ['2012', '2013'] }).sort()).toEqual(['a', 'b', 'c'])
  expect(found({ year: ['2011', '2012'] })).toEqual(['a'])
  expect(found({ year: ['2012', '2013'], level: ['province', 'county'] })).toHaveLength(3)
  expect(valuesOf('level', { year: ['2012', '2013'] })).toEqual({ county: 2, province: 1 })
})

test('reports are counted where they pass, and anew for other sections', () => {
  expect(
    index.search('公开', { filters: { year: ['2012'] }, facets: ['year'] }).total,
  ).toMatchObject({
    sections: 1,
    reports: 1,
  })
  const selection = selectionOf(engineOf(reports), { year: ['2013'] })
  expect(selection.reportsOf(Uint32Array.of(0, 1, 2))).toBe(2)
  expect(selection.reportsOf(Uint32Array.of(0, 1))).toBe(1)
  expect(selection.facets(['level'], Uint32Array.of(0)).level?.values).toEqual([])
})
