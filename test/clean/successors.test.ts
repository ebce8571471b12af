import { describe, expect, test } from 'vitest'
import { placeAt } from '../../src/clean/gazetteer.ts'
import { successorsOf } from '../../src/clean/successors.ts'
import { lexiconRows } from '../../src/lexicon.ts'

const ROWS = lexiconRows('successors.tsv')
const YEARS = ['2003', '2008', '2009', '2011', '2013', '2016', '2018', '2021', '2023']
const LEVELS = {
  国: 'nation',
  省: 'province',
  直: 'province',
  市: 'prefecture',
  县: 'county',
} as const

describe('the lexicon of renamed agencies', () => {
  test('says of each name and level one thing', () => {
    const said = ROWS.flatMap(([former, where = '']) => [...where].map((at) => `${former} ${at}`))
    expect(said.filter((one, at) => said.indexOf(one) !== at)).toEqual([])
    expect(ROWS.length).toBeGreaterThan(120)
  })

  test.each(ROWS)('%s (%s) became %s in %s', (former, where = '', names = '', year = '') => {
    expect(where).toMatch(/^[国省直市县]+$/)
    expect(YEARS).toContain(year)
    expect(names.split('|')).not.toContain(former)
    expect(names).toMatch(/^[\u4e00-\u9fff{}|]+$/)
  })

  test('leads forward in time, and to an end', () => {
    for (const [former = '', where = '', names = ''] of ROWS) {
      for (const at of where) {
        const level = LEVELS[at as keyof typeof LEVELS]
        const home = { 国: '', 省: '湖南省', 直: '北京市', 市: '株洲市', 县: '攸县' }[at] ?? ''
        const place = placeAt(home, 0)?.places[0] ?? null
        const name = home + former
        const agency = { name, unit: former, forms: [], level, place, year: null }
        const later = successorsOf(agency)
        expect([name, later[0]?.names.length]).toEqual([name, names.split('|').length])
        const years = later.map(({ year }) => year)
        expect([former, at, years]).toEqual([former, at, [...years].sort((a, b) => a - b)])
        expect(later.length).toBeLessThan(5)
      }
    }
  })
})

test('a report from long after a reform is by a body that was not part of it', () => {
  const agency = {
    name: '攸县卫生局',
    unit: '卫生局',
    forms: [],
    level: 'county',
    place: null,
  } as const
  const since = (year: number) => successorsOf({ ...agency, year }).map((later) => later.year)
  expect(since(2012)).toEqual([2013, 2018])
  expect(since(2014)).toEqual([2013, 2018])
  expect(since(2015)).toEqual([2018])
  expect(since(2022)).toEqual([])
})

test('a municipality goes its own way', () => {
  const agency = (name: string, unit: string) => {
    const place = placeAt(name, 0)?.places[0] ?? null
    return successorsOf({ name, unit, forms: [], level: 'province', place, year: 2012 })
  }
  expect(agency('上海市经济和信息化委员会', '经济和信息化委员会')).toEqual([])
  expect(agency('重庆市农业委员会', '农业委员会')).toEqual([
    { names: ['重庆市农业农村委员会'], year: 2018 },
  ])
  expect(agency('吉林省农业委员会', '农业委员会')).toEqual([
    { names: ['吉林省农业农村厅'], year: 2018 },
  ])
})

test('of an agency whose level is not known nothing is said', () => {
  const agency = { name: '卫生局', unit: '卫生局', forms: [], level: null, place: null, year: null }
  expect(successorsOf(agency)).toEqual([])
})
