import { expect, test } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { indexOf, reportOf } from '../support/reports.ts'

function by(name: string | null, code: string, year: number | null): Partial<Report> {
  return {
    agency: name === null ? null : { name, asWritten: name, candidates: [] },
    region: { code, path: ['青岭省'] },
    level: 'county',
    year,
  }
}

const index = indexOf([
  reportOf('1', ['一站式服务，一站式', '一站式'], by('甲县人民政府', '990101', 2014)),
  reportOf('2', ['“一站式”'], by('甲县人民政府', '990101', 2012)),
  reportOf('3', ['一站式'], by('城关镇人民政府', '990101', 2013)),
  reportOf('4', ['一站式'], by('城关镇人民政府', '990102', null)),
  reportOf('5', ['一站式', '没有'], by(null, '990101', 2015)),
  reportOf('6', ['没有'], by('乙县人民政府', '990102', 2015)),
])

test('every agency that mentions a term, with how often and since when', () => {
  const { agencies, total, scope, query } = index.mentions('一站式')
  expect(query.terms).toMatchObject([{ text: '一站式', form: '一站式' }])
  const row = {
    level: 'county',
    region: { code: '990101', path: ['青岭省'] },
    sections: 1,
    reports: 1,
    mentions: 1,
  }
  expect(agencies).toEqual([
    {
      ...row,
      agency: '甲县人民政府',
      reports: 2,
      sections: 3,
      mentions: 4,
      first_year: 2012,
      last_year: 2014,
      by_year: { 2012: 1, 2014: 3 },
    },
    { ...row, agency: '城关镇人民政府', first_year: 2013, last_year: 2013, by_year: { 2013: 1 } },
    {
      ...row,
      agency: '城关镇人民政府',
      region: { code: '990102', path: ['青岭省'] },
      first_year: null,
      last_year: null,
      by_year: { unknown: 1 },
    },
    {
      ...row,
      agency: null,
      region: null,
      level: null,
      first_year: 2015,
      last_year: 2015,
      by_year: { 2015: 1 },
    },
  ])
  expect(total).toEqual({ agencies: 3, reports: 5, sections: 6, mentions: 7 })
  expect(scope).toEqual({ reports: 6, agencies: 4 })
})

test('several terms are mentioned once in each section that has them all', () => {
  expect(index.mentions('一站式 服务').total).toEqual({
    agencies: 1,
    reports: 1,
    sections: 1,
    mentions: 1,
  })
})

test('nobody mentions what nobody says', () => {
  expect(index.mentions('罕见')).toMatchObject({
    agencies: [],
    total: { agencies: 0, mentions: 0 },
  })
})
