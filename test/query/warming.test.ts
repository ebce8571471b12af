import { expect, test } from 'vitest'
import { ownQueries } from '../../src/answer/own-queries.ts'
import { frequentCharacters, warm } from '../../src/answer/warming.ts'
import { ParameterError, QueryError } from '../../src/errors.ts'
import { engineOf, indexOf, reportOf } from '../support/reports.ts'

const texts = ['本年度公开政府信息12条。', '？！', '𠮷', '']

test('the queries of an index are of its own words, so many, and each can be asked', () => {
  const reports = [
    reportOf('r', [texts[0] as string, '收到申请7件，全部答复；无行政复议。'], { year: 2013 }),
    reportOf('s', ['依申請公開信息目錄已更新。'], { script: 'hant' }),
  ]
  const asked = [...ownQueries(engineOf(reports), 100)]
  expect(asked).toHaveLength(100)
  const index = indexOf(reports)
  const found = asked.filter(({ text, filters }) => index.search(text, { filters }).hits.length > 0)
  expect(found.length).toBeGreaterThan(50)
  expect(new Set(asked.map(({ text }) => text)).size).toBeGreaterThan(40)
  expect(asked.some(({ filters }) => filters.year?.[0] === '2013')).toBe(true)
})

test('texts without words have no queries', () => {
  expect([...ownQueries(engineOf([]), 400)]).toEqual([])
  expect([...ownQueries(engineOf([reportOf('r', ['？！', ''])]), 400)]).toEqual([])
  expect([...ownQueries(engineOf([reportOf('r', texts)]), 400)].length).toBeGreaterThan(100)
})

test('the most frequent characters are those of its texts, the most frequent first', () => {
  const engine = engineOf([reportOf('r', ['公开公开信息。', '公开', '公AAAA，，，，，'])])
  expect(frequentCharacters(engine, 2).map(({ text }) => text)).toEqual(['公', '开'])
  expect(frequentCharacters(engineOf([]), 2)).toEqual([])
})

test('an index is prepared whatever its texts are, and answers as before', async () => {
  const reports = [reportOf('r', texts)]
  const prepared = indexOf(reports)
  await prepared.prepare()
  const { took_ms: _, ...answer } = prepared.search('公开')
  const { took_ms: __, ...fresh } = indexOf(reports).search('公开')
  expect(answer).toEqual(fresh)
})

test('what cannot be asked is passed over while warming; what fails is not', async () => {
  const engine = engineOf([reportOf('r', texts)])
  const failing = (error: Error) =>
    warm(engine, async () => {
      throw error
    })
  await failing(new QueryError('nothing in it', 'Type more.'))
  await failing(new ParameterError('region is “——”', 'Give a place.'))
  await expect(failing(new Error('damaged'))).rejects.toThrow('damaged')
})

test('the queries of an index that are asked later are others than those asked first', () => {
  const engine = engineOf([reportOf('r', texts)])
  expect([...ownQueries(engine, 60)]).toEqual([
    ...ownQueries(engine, 25),
    ...ownQueries(engine, 35, 25),
  ])
})
