import { describe, expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { analyzeTerm } from '../../src/analyze.ts'
import { inRoom, unset } from '../../src/match/room.ts'
import type { Query, QueryTerm } from '../../src/model/query.ts'
import { best } from '../../src/query/best.ts'
import { scorer } from '../../src/query/rank.ts'
import { engineOf, reportOf } from '../support/reports.ts'

/** Terms of one word and of several, in thousands of sections: bounds are made when they are asked for again. */
const next = random(11)
const pieces = ['政府信息公开', '信息', '公开', '政府', '工作', '，', '的', '信息公开', '府信息公']
const texts = Array.from({ length: 5000 }, () =>
  Array.from({ length: 2 + next(30) }, () => pieces[next(pieces.length)]).join(''),
)
const engine = engineOf([reportOf('r', texts)])
const TERMS = ['公开', '信息', '政府信息公开', '信息公开', '政府信息', '府信']

const none: ReadonlySet<number> = new Set()

/** The best of a term, and how many were scored for it. */
function ranked(typed: string, count: number, hidden = none) {
  const term = { ...(analyzeTerm(typed) as QueryTerm), alternatives: [] }
  const query = { terms: [term] } as unknown as Query
  const matches = engine.match(query.terms)
  expect(matches.sections.length).toBeGreaterThan(2048)
  const { score, ...scores } = scorer(engine, query, matches)
  let scored = 0
  const counting = (place: number) => {
    scored++
    return score(place)
  }
  const all = { ...scores, score: counting }
  const found = best(matches.sections.length, count, all, (a, b) => a - b, hidden)
  const explained = (place: number) => scores.explain(place).value
  return { found, scored, score, explained, places: matches.sections.length }
}

describe.each(TERMS)('%s, asked for the first time and again', (typed) => {
  test('has the scores that their explanations add up to, and the best of them', () => {
    for (const count of [1, 20, 100, 101, 300, 300]) {
      const { found, score, explained, places } = ranked(typed, count)
      const all = Array.from({ length: places }, (_, place) => explained(place))
      const greatest = all.toSorted((a, b) => b - a)
      found.forEach((place, i) => {
        expect(score(place)).toBeCloseTo(explained(place), 9)
        expect(explained(place)).toBeCloseTo(greatest[i] as number, 9)
      })
      expect(new Set(found).size).toBe(count)
    }
  })

  test('leaves out the hidden, also those that promise most', () => {
    for (const _ of ['first', 'again']) {
      const all = ranked(typed, 12).found
      const hidden = new Set([all[0] as number, all[3] as number])
      const left = all.filter((place) => !hidden.has(place))
      expect(ranked(typed, 10, hidden).found).toEqual(left)
    }
  })

  test('keeps nothing in the room of a query', () => {
    const first = inRoom(() => ranked(typed, 20).found)
    for (const _ of ['again', 'and again']) {
      inRoom(() => unset(Float64Array, 1 << 21).fill(7))
      expect(inRoom(() => ranked(typed, 20).found)).toEqual(first)
    }
  })

  test('scores few of thousands', () => {
    for (const _ of ['first', 'again']) expect(ranked(typed, 20).scored).toBeLessThan(400)
  })
})
