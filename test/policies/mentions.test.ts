import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { indexOf, reportOf } from '../support/reports.ts'

function by(name: string | null, code: string, year: number | null): Partial<Report> {
  return {
    agency:
      name === null
        ? null
        : { name, asWritten: name, candidates: [], kind: 'department', successors: [] },
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

describe('a publication counts once', () => {
  const copies = (id: string, text: string, ...duplicates: string[]) =>
    reportOf(id, [text, text], { ...by(`${id[0]}县人民政府`, '990101', 2014), duplicates })

  test('however many copies of it match', () => {
    const copied = indexOf([
      copies('甲1', '一站式', '甲2'),
      copies('甲2', '一站式，一站式', '甲1'),
      copies('乙1', '一站式'),
    ])
    const { agencies, total } = copied.mentions('一站式')
    expect(total).toEqual({ agencies: 2, reports: 2, sections: 4, mentions: 4 })
    expect(agencies.map(({ agency, mentions }) => [agency, mentions])).toEqual([
      ['乙县人民政府', 2],
      ['甲县人民政府', 2],
    ])
  })

  test('also when only the later copy matches', () => {
    const copied = indexOf([copies('甲1', '没有', '甲2'), copies('甲2', '一站式', '甲1')])
    expect(copied.mentions('一站式').total).toMatchObject({ reports: 1, sections: 2 })
  })

  test('under the agency that one of its copies names', () => {
    const copied = indexOf([
      { ...copies('甲1', '一站式', '甲2'), agency: null },
      copies('甲2', '一站式', '甲1'),
    ])
    expect(copied.mentions('一站式').agencies.map(({ agency }) => agency)).toEqual(['甲县人民政府'])
  })

  test('and two ends of a chain of copies are two', () => {
    const copied = indexOf([
      copies('甲1', '一站式', '甲2'),
      copies('甲2', '一站式', '甲1', '甲3'),
      copies('甲3', '一站式', '甲2'),
    ])
    expect(copied.mentions('一站式').total.reports).toBe(2)
  })

  test('as one counts by hand, whatever is linked with what', () => {
    const links = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 8 })
    const known = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })
    const matching = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(links, known, matching, (pairs, isKnown, matches) => {
        const linked = (a: number, b: number) =>
          a !== b && pairs.some((pair) => pair.includes(a) && pair.includes(b))
        const ids = [0, 1, 2, 3, 4, 5]
        const reports = ids.map((a) => ({
          ...reportOf(`${a}`, [matches[a] ? '一站式' : '没有'], by(`甲${a}`, '990101', 2014)),
          ...(isKnown[a] ? {} : { agency: null }),
          duplicates: ids.filter((b) => linked(a, b)).map(String),
        }))
        const counted: number[] = []
        for (const wanted of [true, false]) {
          for (const a of ids) {
            if (!matches[a] || isKnown[a] !== wanted) continue
            if (!counted.some((b) => linked(a, b))) counted.push(a)
          }
        }
        const { agencies, total } = indexOf(reports).mentions('一站式')
        expect(total.reports).toBe(counted.length)
        expect(total.sections).toBe(counted.length)
        const names = counted.filter((a) => isKnown[a]).map((a) => `甲${a}`)
        expect(agencies.flatMap(({ agency }) => agency ?? []).sort()).toEqual(names.sort())
      }),
      { numRuns: 50 },
    )
  })
})
