import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexOf, reportOf } from '../support/reports.ts'

const WORDS = ['制度', '群众', '政务', '公开', '。', '，', '的', '开']

test('pages joined are the whole ranking, each hit once, also among equals', () => {
  const section = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  const collection = fc.array(
    fc.tuple(section, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2010, max: 2014 })),
    { minLength: 1, maxLength: 8 },
  )
  const query = fc.uniqueArray(fc.constantFrom('制度', '群众', '政务', '公开', '开'), {
    minLength: 1,
    maxLength: 3,
  })
  fc.assert(
    fc.property(collection, query, fc.integer({ min: 1, max: 7 }), (kinds, terms, perPage) => {
      const reports = kinds.flatMap(([words, copies, year], kind) =>
        Array.from({ length: copies }, (_, copy) =>
          reportOf(`${kind}-${copy}`, [words.join('')], { year: year + (copy % 3) }),
        ),
      )
      reports.sort((a, b) => (a.id < b.id ? -1 : 1))
      const index = indexOf(reports)
      const ids = (page: number, size: number) =>
        index.search(terms.join(' '), { page, perPage: size }).hits.map(({ id }) => id)
      const whole = [...ids(1, 50), ...ids(2, 50)]
      const paged = Array.from({ length: Math.ceil(whole.length / perPage) }, (_, i) =>
        ids(i + 1, perPage),
      )
      expect(paged.flat()).toEqual(whole)
      expect(new Set(whole).size).toBe(index.search(terms.join(' ')).total.sections)
    }),
    { numRuns: 300 },
  )
})

test('thirty equal sections of two terms are ordered by year on every page', () => {
  const index = indexOf(
    Array.from({ length: 30 }, (_, i) =>
      reportOf(`${2000 + i}`, ['制度群众。政务'], { year: 2000 + i }),
    ),
  )
  const ids = [1, 2, 3].flatMap((page) =>
    index.search('制度 群众', { page, perPage: 10 }).hits.map(({ report }) => report.year),
  )
  expect(ids).toEqual(Array.from({ length: 30 }, (_, i) => 2029 - i))
})
