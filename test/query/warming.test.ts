import { expect, test } from 'vitest'
import { frequentCharacters, warmingQueries } from '../../src/answer/warming.ts'
import { engineOf, indexOf, reportOf } from '../support/reports.ts'

const texts = ['本年度公开政府信息12条。', '？！', '𠮷', '']

test('what an index is warmed with is of its own texts, as many as asked for', () => {
  const engine = engineOf([reportOf('r', texts)])
  expect([...warmingQueries(engine, 2)]).toHaveLength(2)
  expect([...warmingQueries(engine, 400)]).toHaveLength(texts.length)
  expect([...warmingQueries(engineOf([]), 400)]).toEqual([])
})

test('the most frequent characters are those of its texts, the most frequent first', () => {
  const engine = engineOf([reportOf('r', ['公开公开信息。', '公开', '公AAAA，，，，，'])])
  expect(frequentCharacters(engine, 2)).toEqual(['公', '开'])
  expect(frequentCharacters(engineOf([]), 2)).toEqual([])
})

test('an index is prepared whatever its texts are, and answers as before', () => {
  const reports = [reportOf('r', texts)]
  const prepared = indexOf(reports)
  prepared.prepare()
  const { took_ms: _, ...answer } = prepared.search('公开')
  const { took_ms: __, ...fresh } = indexOf(reports).search('公开')
  expect(answer).toEqual(fresh)
})
