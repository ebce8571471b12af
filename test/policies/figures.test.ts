import { describe, expect, test } from 'vitest'
import { readFigures } from '../../src/clean/figures/read-figures.ts'
import { ParameterError } from '../../src/errors.ts'
import type { Agency, Report } from '../../src/model/report.ts'
import { indexOf, reportOf } from '../support/reports.ts'

const REGION = { code: '990000', path: ['岚江省'] }

function agencyOf(name: string): Agency {
  return { name, asWritten: name, kind: 'department', successors: [], candidates: [] }
}

/** A report of one agency and year whose paragraphs are all of what it published. */
function reportWith(
  id: string,
  agency: string | null,
  year: number | null,
  texts: readonly string[],
  more: Partial<Report> = {},
): Report {
  const sections = texts.map((text) => ({ text, kind: 'proactive' as const, leadEnd: 0 }))
  return reportOf(id, sections, {
    agency: agency === null ? null : agencyOf(agency),
    region: REGION,
    level: 'province',
    year,
    figures: readFigures(sections, '年度报告'),
    ...more,
  })
}

function published(reports: readonly Report[]) {
  return indexOf(reports).figures('proactive-disclosures')
}

describe('which of several figures is the own total of a year', () => {
  test.each([
    ['the whole before a part', ['主动公开信息30条，其中网站20条。'], 30],
    ['a part where nothing else is stated', ['通过网站公开信息20条。'], 20],
    ['the whole year before what does not say', ['公开信息5条。', '全年公开信息30条。'], 30],
    ['the report’s own year as well', ['公开信息5条。', '2013年公开信息30条。'], 30],
    ['the year before the sum of years', ['累计公开信息900条。', '公开信息30条。'], 30],
    ['the exact before the approximate', ['公开信息约40条。', '公开信息36条。'], 36],
    ['else the first', ['公开信息30条。', '公开信息40条。'], 30],
    ['not that of the year before', ['上年公开信息90条，2013年公开信息30条。'], 30],
    ['nor that of another year', ['2012年公开信息90条，2013年公开信息30条。'], 30],
  ])('%s', (_, texts, value) => {
    const [row] = published([reportWith('a', '岚江省水利厅', 2013, texts)]).agencies
    expect(row?.years.map(({ figure }) => figure.value)).toEqual([value])
  })

  test('the others are listed, with their words', () => {
    const [row] = published([
      reportWith('a', '岚江省水利厅', 2013, ['全年主动公开信息３０条，其中网站20条。']),
    ]).agencies
    const [year] = row?.years ?? []
    expect(year?.figure).toMatchObject({ value: 30, scope: '全年', text: '全年主动公开信息３０条' })
    expect(year?.others).toMatchObject([{ value: 20, scope: '其中 网站', part: true }])
    expect(year?.figure.section).toEqual({ id: 'a#0', headings: [] })
  })
})

test('agencies stand by name, their years in order, unknown ones last', () => {
  const { agencies, total } = published([
    reportWith('a', null, 2013, ['公开信息1条。']),
    reportWith('b', '岚江省水利厅', null, ['公开信息2条。']),
    reportWith('c', '岚江省水利厅', 2014, ['公开信息3条。']),
    reportWith('d', '岚江省水利厅', 2013, ['公开信息4条。']),
    reportWith('e', '岚江省交通厅', 2013, ['公开信息5条。']),
    reportWith('f', '岚江省商务厅', 2013, ['没有数字。']),
  ])
  expect(agencies.map(({ agency }) => agency)).toEqual(['岚江省交通厅', '岚江省水利厅', null])
  expect(agencies[1]?.years.map(({ year }) => year)).toEqual([2013, 2014, null])
  expect(total).toEqual({ agencies: 2, reports: 5 })
})

test('reports that are one publication count once', () => {
  const { agencies, total } = published([
    reportWith('a', '岚江省水利厅', 2013, ['公开信息30条。'], { duplicates: ['b'] }),
    reportWith('b', '岚江省水利厅', 2013, ['公开信息30条。'], { duplicates: ['a'] }),
  ])
  expect(total.reports).toBe(1)
  expect(agencies[0]?.years).toMatchObject([{ figure: { report: 'a' }, others: [] }])
})

test('two reports of unknown agencies are not taken for one', () => {
  const { agencies } = published([
    reportWith('a', null, 2013, ['公开信息1条。']),
    reportWith('b', null, 2013, ['公开信息2条。']),
  ])
  expect(agencies.map(({ years }) => years.length)).toEqual([1, 1])
})

test('filters choose the reports', () => {
  const index = indexOf([
    reportWith('a', '岚江省水利厅', 2012, ['公开信息1条。']),
    reportWith('b', '岚江省水利厅', 2013, ['公开信息2条。']),
  ])
  const { agencies } = index.figures('proactive-disclosures', { year: ['2013..2016'] })
  expect(agencies[0]?.years.map(({ year }) => year)).toEqual([2013])
  expect(() => index.figures('proactive-disclosures', { level: ['planet'] })).toThrow(
    ParameterError,
  )
})

test('a hit tells the figures of its section, parts left out', () => {
  const index = indexOf([
    reportWith('a', '岚江省水利厅', 2013, ['公开信息30条，其中网站20条。', '另一段话公开。']),
  ])
  const { hits } = index.search('公开')
  const figures = { measure: 'proactive-disclosures', value: 30, unit: '条' }
  expect(hits.find(({ id }) => id === 'a#0')?.figures).toMatchObject([figures])
  expect(hits.find(({ id }) => id === 'a#1')?.figures).toEqual([])
})
