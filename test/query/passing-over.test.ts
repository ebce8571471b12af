import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyzeTerm } from '../../src/analyze.ts'
import type { SearchEngine, TermOccurrences } from '../../src/engine/search-engine.ts'
import { Boundary } from '../../src/match/boundary.ts'
import type { Query, QueryTerm } from '../../src/model/query.ts'
import { best } from '../../src/query/best.ts'
import { lengthOf } from '../../src/query/occurrences.ts'
import { scorer } from '../../src/query/rank.ts'
import { engineOf, reportOf } from '../support/reports.ts'

/** Words, pieces of words and what lies across them, in sections of very different lengths. */
const piece = fc.constantFrom(
  '公开',
  '政府',
  '人民政府',
  '工作',
  '民政局',
  '民眾',
  '政府公开',
  '开工',
  '年',
  '，',
  '的',
)
const text = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join(''))
const section = fc.record({ text, isTitle: fc.boolean() })
const query = fc.array(
  fc.constantFrom('公开', '民政', '府工', '政府', '开工', '年', '政府公开', '群众'),
  {
    minLength: 1,
    maxLength: 3,
  },
)
const collections = fc.tuple(fc.array(section, { minLength: 1, maxLength: 40 }), query)

function asked([sections, typed]: typeof collections extends fc.Arbitrary<infer T> ? T : never): {
  engine: SearchEngine
  query: Query
} {
  const given = sections.map(({ text, isTitle }) =>
    isTitle ? { text, lead: 'title' as const, leadEnd: Math.min(4, text.length) } : text,
  )
  const terms = typed.map((each) => analyzeTerm(each) as QueryTerm)
  return { engine: engineOf([reportOf('r', given)]), query: { terms } as unknown as Query }
}

test('passing over never loses one of the best: they are those of a full sort by score', () => {
  fc.assert(
    fc.property(collections, fc.integer({ min: 1, max: 5 }), (collection, count) => {
      const { engine, query } = asked(collection)
      const matches = engine.match(query.terms)
      const scores = scorer(engine, query, matches)
      const places = Array.from(matches.sections, (_, place) => place)
      const sorted = places.sort((a, b) => scores.score(b) - scores.score(a) || a - b)
      expect(best(places.length, count, scores, (a, b) => a - b)).toEqual(sorted.slice(0, count))
    }),
    { numRuns: 250 },
  )
})

test('occurrences weigh what their boundaries say, one by one', () => {
  const weights = [1, 10, 100]
  fc.assert(
    fc.property(collections, (collection) => {
      const { engine, query } = asked(collection)
      const { sections, terms } = engine.match(query.terms)
      sections.forEach((section, i) => {
        for (const term of terms) {
          const boundaries = boundariesOf(engine, term, i)
          expect(engine.standsAsWords(term, i)).toBe(
            boundaries.some(({ boundary }) => boundary !== Boundary.across),
          )
          const leadEnd =
            (engine.formOrigins[section] as number) + (engine.formLeads[section] as number)
          const inLead = engine.leadWeights[section] as number
          const sum = boundaries.reduce(
            (all, { position, boundary }) =>
              all + (position < leadEnd ? inLead : 1) * (weights[boundary] as number),
            0,
          )
          expect(engine.weigh(term, i, section, weights)).toBe(sum)
        }
      })
    }),
    { numRuns: 200 },
  )
})

function boundariesOf(engine: SearchEngine, term: TermOccurrences, i: number) {
  const occurrences: { position: number; boundary: number }[] = []
  for (let k = term.firsts[i] as number; k < (term.ends[i] as number); k++) {
    const position = term.positions[k] as number
    occurrences.push({ position, boundary: engine.boundary(position, lengthOf(term, k)) })
  }
  return occurrences
}
