import { expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { analyzeTerm } from '../../src/analyze.ts'
import type { QueryTerm } from '../../src/model/query.ts'
import { engineOf, indexOf, reportOf } from '../support/reports.ts'

const below = random(3)
const pieces = ['公开工作', '开工', '政府公开', '人民政府', '民政局', '的', '，', '供水']
const texts = Array.from({ length: 5000 }, () =>
  Array.from({ length: 1 + below(5) }, () => pieces[below(pieces.length)]).join(''),
)
const [older, newer] = [texts.slice(0, 2400), texts.slice(2400)]
const reports = [reportOf('r', older, { year: 2012 }), reportOf('s', newer, { year: 2013 })]
const engine = engineOf(reports)
const index = indexOf(reports)
const count = (marks: Uint8Array) => marks.reduce((sum, each) => sum + each, 0)

/** Of each section, whether it holds any of some terms, and whether one of them only across words. */
function marksOf(typed: readonly string[]): { isMatched: Uint8Array; isAcross: Uint8Array } {
  const isMatched = new Uint8Array(texts.length)
  const isAcross = new Uint8Array(texts.length)
  for (const each of typed) {
    const { sections, terms } = engine.match([analyzeTerm(each) as QueryTerm])
    for (const [i, section] of sections.entries()) {
      isMatched[section] = 1
      const [term] = terms
      if (term !== undefined && !engine.standsAsWords(term, i)) isAcross[section] = 1
    }
  }
  return { isMatched, isAcross }
}

const totalOf = (isMatched: Uint8Array, isAcross: Uint8Array) => ({
  sections: count(isMatched),
  boundary: { word: count(isMatched) - count(isAcross), across: count(isAcross) },
})

test('how many of thousands of sections hold a term only across words is told of any of several terms', () => {
  const typed = ['开工', '民政', '公开', '府公']
  const { isMatched, isAcross } = marksOf(typed)
  const { total } = index.search(typed.map((each) => `"${each}"`).join(' OR '))
  expect(total).toMatchObject(totalOf(isMatched, isAcross))
  expect(count(isAcross)).toBeGreaterThan(100)
})

test('and of a term among the sections of a year', () => {
  const { isMatched, isAcross } = marksOf(['民政'])
  const expected = totalOf(isMatched.subarray(older.length), isAcross.subarray(older.length))
  expect(index.search('"民政" year:2013').total).toMatchObject(expected)
  expect(index.search('"民政"', { filters: { year: ['2013'] } }).total).toMatchObject(expected)
  expect(expected.boundary.across).toBeGreaterThan(100)
})

test('and of a term or a year', () => {
  const { isMatched, isAcross } = marksOf(['民政'])
  const expected = totalOf(isMatched.fill(1, older.length), isAcross)
  expect(index.search('"民政" OR year:2013').total).toMatchObject(expected)
})
