import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isPlain, queryLog } from '../../scripts/bench/queries/log.mjs'

const SAMPLE = new URL('../../index-data/sample/', import.meta.url)
const about = { agency: '黛山县教育局', region: '990321', year: '2014', kind: '年度报告' }
const samples = readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.txt'))
  .sort()
  .map((path) => ({ text: readFileSync(new URL(path, SAMPLE), 'utf8'), about }))

test('the same seed asks the same queries, some of every class from the beginning', () => {
  const { queries, common } = queryLog(samples, { count: 300, seed: 3 })
  expect(queryLog(samples, { count: 300, seed: 3 })).toEqual({ queries, common })
  expect(queryLog(samples, { count: 300, seed: 4 }).queries).not.toEqual(queries)
  const classes = new Set(queries.map((query) => query.class))
  expect([...classes].sort()).toEqual([
    'cross-script',
    'faceted',
    'filtered',
    'fragment',
    'frequent',
    'multi-term',
    'phrase',
    'rare',
    'single character',
  ])
  expect(new Set(queries.slice(0, 150).map((query) => query.class))).toEqual(classes)
})

test('only filtered queries have filters, and every other is text of the collection', () => {
  const { queries } = queryLog(samples, { count: 300, seed: 3 })
  const all = samples.map(({ text }) => text).join('\n')
  for (const query of queries) {
    expect(Object.keys(query.filters).length > 0).toBe(!isPlain(query))
    if (query.class === 'cross-script') continue
    for (const term of query.text.split(' ')) expect(all).toContain(term)
  }
})
