import { expect, test } from 'vitest'
import { indexOf, reportOf } from '../support/reports.ts'

const copy = (id: string, duplicates: readonly string[], year: number | null = null) =>
  reportOf(id, ['一模一样的章节'], { duplicates, year })

const shown = (index: ReturnType<typeof indexOf>, query: string) =>
  index
    .search(query)
    .hits.map(({ id, duplicates }) => [id, duplicates.map((twin) => twin.id)])
    .sort()

test('sections of duplicate reports that say the same are one hit', () => {
  const index = indexOf([copy('a', ['b']), copy('b', ['a']), reportOf('c', ['一模一样的章节'])])
  expect(shown(index, '一模一样')).toEqual([
    ['a#0', ['b#0']],
    ['c#0', []],
  ])
  expect(index.search('一模一样')).toMatchObject({ total: { sections: 3 }, hit_count: 2 })
})

test('links of two pairs make no third', () => {
  const index = indexOf([copy('a', ['b', 'c']), copy('b', ['a'], 2013), copy('c', ['a'], 2014)])
  expect(shown(index, '一模一样')).toEqual([['a#0', ['b#0', 'c#0']]])
  expect(shown(index, '一模一样 year:2013..2014')).toEqual([
    ['b#0', []],
    ['c#0', []],
  ])
})

test('equal sections of one report stay two hits', () => {
  const twice = reportOf('a', ['一模一样', '一模一样'], { duplicates: ['b'] })
  const index = indexOf([twice, reportOf('b', ['别的'], { duplicates: ['a'] })])
  expect(shown(index, '一模一样')).toEqual([
    ['a#0', []],
    ['a#1', []],
  ])
})
