import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Collection, collections } from '../../scripts/accuracy/collections.mjs'
import { measure } from '../../scripts/accuracy/measure.mjs'
import {
  fieldAccuracy,
  precision,
  recall,
  type Scored,
  type Scores,
  scoreReport,
  totalOf,
} from '../../scripts/accuracy/score.mjs'
import { searchForm } from '../../src/analyze.ts'
import { findDuplicates } from '../../src/duplicates/duplicates.ts'
import { readReports } from '../support/gold-reader.ts'
import { reportOf } from '../support/reports.ts'

/** Of at least so many reports. */
const REPORTS = 60
const WITH_TABLES = 15

const own = collections().filter((collection) => collection.own)

describe('reports of every format are read as a careful reader reads them', () => {
  let total: Scores = {}
  let misses: readonly string[] = []

  beforeAll(async () => {
    const results = await Promise.all(own.map((collection) => measure(collection, readReports)))
    total = totalOf(results.flat())
    misses = results.flat().flatMap((result) => linesOf(result))
  })

  /** Those of one measure, to be shown when it falls below. */
  const missesOf = (...measures: readonly string[]) =>
    misses.filter((line) => measures.some((name) => line.includes(`  ${name}: `))).join('\n')

  test('there are enough reports, and enough with tables', () => {
    const golds = own.flatMap(({ items }: Collection) => items.map(({ gold }) => gold))
    expect(golds.length).toBeGreaterThanOrEqual(REPORTS)
    expect(golds.filter(({ tables }) => tables?.length).length).toBeGreaterThanOrEqual(WITH_TABLES)
  })

  test('no file is unreadable', () => {
    expect(missesOf('unreadable')).toBe('')
  })

  test('title, agency, region, year, published, level: 98%', () => {
    const told = missesOf('title', 'agency', 'region', 'year', 'published', 'level')
    expect(fieldAccuracy(total), told).toBeGreaterThanOrEqual(0.98)
  })

  test.each([
    ['headings', 0.97, 0.97],
    ['section kind', 0.95, 0.95],
    ['table cells', 0.99, 0.99],
    ['figures', 0.97, 0.9],
  ])('%s: precision %d, recall %d', (name, least, leastRecall) => {
    expect(precision(total[name]), missesOf(name)).toBeGreaterThanOrEqual(least)
    expect(recall(total[name]), missesOf(name)).toBeGreaterThanOrEqual(leastRecall)
  })
})

test('the gold reports that are the same publication are linked, and no others', async () => {
  const file = new URL('../gold/reports.json', import.meta.url)
  const gold: { readonly duplicates: readonly (readonly string[])[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  const { items } = own.find(({ name }) => name === 'gold reports') as Collection
  const read = await Promise.all(items.map(({ file, id }) => readReports(file, id)))
  const reports = new Map(read.flat().map((report) => [report.id, report]))
  const links = findDuplicates(
    [...reports.values()].map(({ id, year, agency, sections }) => ({
      id,
      year,
      agency: agency?.name ?? null,
      title: null,
      forms: sections.map(({ text }) => searchForm(text).text),
    })),
  )
  const linked = [...links].map(([id, others]) => [id, ...others].sort().join(' '))
  const wanted = gold.duplicates.map((ids) => [...ids].sort().join(' '))
  expect([...new Set(linked)].sort()).toEqual(wanted.sort())
})

describe('the score', () => {
  const report = reportOf('a', [{ text: '一、概述\na\tb\nc\t', lead: 'heading', kind: 'plans' }], {
    title: '甲',
    outline: [{ heading: '一、概述', level: 1, children: [] }],
    tables: [
      {
        section: 0,
        kind: null,
        span: { start: 5, end: 11 },
        rows: [
          [cell(5, 6), cell(7, 8)],
          [cell(9, 10), cell(11, 11)],
        ],
      },
    ],
  })

  test('all right', () => {
    const outline = [{ level: 1, heading: '一、概述', kind: 'plans' }]
    const tables = [
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ]
    const { scores, misses } = scoreReport(report, { title: '甲', outline, tables })
    expect(misses).toEqual([])
    expect(scores['table cells']).toEqual({ right: 3, found: 3, wanted: 3 })
    expect(scores['headings']).toEqual({ right: 1, found: 1, wanted: 1 })
  })

  test('a wrong title, level, kind and column are misses', () => {
    const outline = [
      { level: 1, heading: '一、概述', kind: 'overview' },
      { level: 2, heading: '（一）甲', kind: 'overview' },
    ]
    const tables = [
      [
        ['a', 'b'],
        ['', 'c'],
      ],
    ]
    const { scores, misses } = scoreReport(report, { title: '乙', outline, tables })
    expect(scores['title']).toEqual({ right: 0, found: 1, wanted: 1 })
    expect(scores['headings']).toEqual({ right: 1, found: 1, wanted: 2 })
    expect(scores['section kind']).toEqual({ right: 0, found: 1, wanted: 1 })
    expect(scores['table cells']).toEqual({ right: 2, found: 3, wanted: 3 })
    expect(misses).toEqual([
      'title: "甲" instead of "乙"',
      'headings: 2 （一）甲 is absent',
      'section kind: 一、概述 is plans instead of overview',
      'table cells: table 1 row 2: nothing instead of  | c',
      'table cells: table 1: c |  is none of its rows',
    ])
  })

  test('a table that is none, and one that is absent', () => {
    expect(scoreReport(report, { tables: [] }).scores['table cells']).toEqual({
      right: 0,
      found: 3,
      wanted: 0,
    })
    expect(scoreReport(reportOf('b', []), { tables: [[['a']]] }).scores['table cells']).toEqual({
      right: 0,
      found: 0,
      wanted: 1,
    })
  })
})

function cell(start: number, end: number) {
  return { span: { start, end }, number: null }
}

function linesOf({ id, misses }: Scored & { readonly id: string }): readonly string[] {
  return misses.map((miss) => `${id}  ${miss}`)
}
