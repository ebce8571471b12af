import { expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { analyzeTerm } from '../../src/analyze.ts'
import type { QueryTerm } from '../../src/model/query.ts'
import { engineOf, indexOf, reportOf } from '../support/reports.ts'

test('how many of thousands of sections hold a term only across words is told of any of several terms', () => {
  const below = random(3)
  const pieces = ['公开工作', '开工', '政府公开', '人民政府', '民政局', '的', '，', '供水']
  const texts = Array.from({ length: 5000 }, () =>
    Array.from({ length: 1 + below(5) }, () => pieces[below(pieces.length)]).join(''),
  )
  const reports = [reportOf('r', texts)]
  const engine = engineOf(reports)
  const typed = ['开工', '民政', '公开', '府公']
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
  const count = (marks: Uint8Array) => marks.reduce((sum, each) => sum + each, 0)
  const { total } = indexOf(reports).search(typed.map((each) => `"${each}"`).join(' OR '))
  expect(total.sections).toBe(count(isMatched))
  expect(total.boundary).toEqual({
    word: count(isMatched) - count(isAcross),
    across: count(isAcross),
  })
  expect(count(isAcross)).toBeGreaterThan(100)
})
