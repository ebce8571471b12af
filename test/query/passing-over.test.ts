import fc from 'fast-check'
import { expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { analyzeTerm } from '../../src/analyze.ts'
import type { Matches, SearchEngine, TermOccurrences } from '../../src/engine/search-engine.ts'
import { Boundary } from '../../src/match/boundary.ts'
import { union } from '../../src/match/section-sets.ts'
import type { Query, QueryTerm } from '../../src/model/query.ts'
import { alignedTo } from '../../src/query/beside.ts'
import { best } from '../../src/query/best.ts'
import { lengthOf } from '../../src/query/occurrences.ts'
import { type Scorer, scorer } from '../../src/query/rank.ts'
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

function expectTheBest(
  collection: Parameters<typeof asked>[0],
  count: number,
  breakTie: (a: number, b: number) => number,
  find = (engine: SearchEngine, terms: readonly QueryTerm[]) => engine.match(terms),
): void {
  const { engine, query } = asked(collection)
  const matches = find(engine, query.terms)
  const scores = scorer(engine, query, matches)
  const places = Array.from(matches.sections, (_, place) => place)
  const sorted = places.sort((a, b) => scores.score(b) - scores.score(a) || breakTie(a, b))
  expect(best(places.length, count, scores, breakTie)).toEqual(sorted.slice(0, count))
}

/** Sections that hold any of the terms. */
function anyOf(engine: SearchEngine, terms: readonly QueryTerm[]): Matches {
  const found = terms.map((each, term) => {
    const { sections, terms: own } = engine.match([each])
    return { term, sections, occurrences: own[0] as TermOccurrences }
  })
  const sections = union(found.map((each) => each.sections))
  return { sections, terms: found.map((each) => alignedTo(each, sections).occurrences) }
}

const counts = fc.integer({ min: 1, max: 5 })

test('passing over never loses one of the best: they are those of a full sort by score', () => {
  fc.assert(
    fc.property(collections, counts, (collection, count) =>
      expectTheBest(collection, count, (a, b) => a - b),
    ),
    { numRuns: 250 },
  )
})

test('nor one of the best sections that hold any of several terms, some of them close to each other', () => {
  const several = fc.array(fc.constantFrom('公开', '民政', '府工', '政府', '开工', '年', '群众'), {
    minLength: 2,
    maxLength: 6,
  })
  fc.assert(
    fc.property(
      fc.array(section, { minLength: 1, maxLength: 40 }),
      several,
      counts,
      (all, typed, count) => {
        expectTheBest([all, typed], count, (a, b) => a - b, anyOf)
      },
    ),
    { numRuns: 250 },
  )
})

test('nor one that is as good as the worst of them and comes before it, as newer reports do', () => {
  const copies = fc.array(section, { minLength: 1, maxLength: 8 }).map((all) => [...all, ...all])
  fc.assert(
    fc.property(copies, query, counts, (sections, typed, count) =>
      expectTheBest([sections, typed], count, (a, b) => b - a),
    ),
    { numRuns: 250 },
  )
})

test('nor a copy of the best, however the sums of its bound and its score are rounded', () => {
  const body = fc.tuple(text, text).map(([before, after]) => `${before}政府公开${after}`)
  fc.assert(
    fc.property(body, fc.integer({ min: 1, max: 12 }), (twice, others) => {
      const shorter = Array.from({ length: others }, (_, i) => '，工作'.repeat(i))
      const sections = [twice, ...shorter, twice].map((each) => ({ text: each, isTitle: false }))
      expectTheBest([sections, ['政府公开']], 1, (a, b) => b - a)
    }),
    { numRuns: 100 },
  )
})

test('nor are they lost in thousands of sections, which are passed over block by block', () => {
  const texts = seededTexts(6000)
  const engine = engineOf([reportOf('r', texts)])
  for (const typed of ['公开', '政府', '开工', '的', '群众', '年', '公']) {
    const query = { terms: [analyzeTerm(typed) as QueryTerm] } as unknown as Query
    const matches = engine.match(query.terms)
    expect(matches.sections.length).toBeGreaterThan(2048)
    expect(matches.terms.map((term) => engine.isKnown(term))).toEqual([false])
    const scores = scorer(engine, query, matches)
    const known = Array.from(matches.sections, (_, place) => scores.score(place))
    const sorted = [...known.keys()].sort(
      (a, b) => (known[b] as number) - (known[a] as number) || a - b,
    )
    // Asked again, the scores are those that are kept: to the last digit what they were, since both decide the order.
    const again = scorer(engine, query, engine.match(query.terms))
    again.promising(20)
    expect([...known.keys()].map((place) => again.score(place))).toEqual(known)
    for (const count of [1, 20, 300]) {
      const asked = scorer(engine, query, engine.match(query.terms))
      const found = best(known.length, count, asked, (a, b) => a - b)
      expect(found).toEqual(sorted.slice(0, count))
    }
  }
})

test('sections that are among many for another reason, such as a filter, are worth nothing by a term', () => {
  const below = random(3)
  const texts = Array.from({ length: 40_000 }, () => (below(10) === 0 ? '其他' : '公开'))
  const engine = engineOf([reportOf('r', ['公开', ...texts, '公开'])])
  const query = { terms: [analyzeTerm('公开') as QueryTerm] } as unknown as Query
  engine.match(query.terms)
  const { sections, terms } = engine.match(query.terms)
  expect(terms.map((term) => engine.isKnown(term))).toEqual([true])
  const found = { term: 0, sections, occurrences: terms[0] as TermOccurrences }
  const all = Uint32Array.from({ length: engine.sectionCount }, (_, section) => section)
  const matches = { sections: all, terms: [alignedTo(found, all).occurrences] }
  expect(sections.length).toBeGreaterThan(1 << 15)
  const standing = new Set(sections)
  const [first, again] = [0, 1].map(() => scorer(engine, query, matches)) as [Scorer, Scorer]
  again.promising(20)
  for (const place of all) {
    expect(again.score(place)).toBe(first.score(place))
    expect(again.score(place) > 0).toBe(standing.has(place))
  }
})

/** Sections of words and pieces of words, some of them many times over, the same in every run. */
function seededTexts(count: number) {
  const below = random(7)
  const pieces = ['公开', '政府', '人民政府', '公开工作', '民眾', '群众', '开工', '年', '，', '的']
  return Array.from({ length: count }, () => {
    const length = 4 + below(1 + below(60))
    const text = Array.from({ length }, () => pieces[below(pieces.length)]).join('')
    return below(20) === 0
      ? { text, lead: 'title' as const, leadEnd: Math.min(4, text.length) }
      : text
  })
}

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
          const marked = new Uint8Array(sections.length).fill(1)
          marked[i] = 0
          const isAcross = boundaries.every(({ boundary }) => boundary === Boundary.across)
          engine.markAcross(term, marked)
          expect(marked[i]).toBe(isAcross ? 1 : 0)
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
