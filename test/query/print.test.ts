import fc from 'fast-check'
import { expect, test } from 'vitest'
import { QueryError } from '../../src/errors.ts'
import type { Filter, Query, QueryNode, Sort } from '../../src/model/query.ts'
import { Terms } from '../../src/query/language/terms.ts'
import { all, any, nesting, not } from '../../src/query/language/tree.ts'
import { parseQuery } from '../../src/query/parse.ts'
import { print } from '../../src/query/print.ts'
import { parsed, plainTerm } from '../support/parsed.ts'
import { saltedQuery } from '../support/queries.ts'
import { hardText } from '../support/texts.ts'

/** Makes a node of the terms it places; null when it comes to nothing. */
type Plan = (terms: Terms) => QueryNode | null

/** Texts that, written as they are, would be read as something else, and any other. */
const text = fc.oneof(
  fc.constantFrom(
    ...[
      '政务',
      '公开',
      'OR',
      '或',
      '非',
      '非 公开',
      'NEAR/5',
      '近/5',
      '-5',
      '-',
      '--',
      'a*b',
      '*',
      '(a',
      'b)',
    ],
    ...[
      '(a b)',
      '同句(a',
      '同句',
      'year:2013',
      'agency:',
      'sort=newest',
      '"',
      '“',
      'a"b c',
      '“a” b',
      '”',
      "'",
    ],
    ...[
      '《a',
      'b》',
      '《a b》',
      '国务院令',
      '第706号',
      '国办发',
      '〔2012〕26号',
      '国务院令第',
      '706号',
      '12:30',
      '号',
    ],
    ...[
      '国办发〔2012〕',
      '26',
      '第',
      '~5',
      '"a b"~5',
      '|',
      'a|b',
      'ＯＲ',
      '甲\n乙',
      '   a',
      '经济、社会',
      '𠀀',
      '公开。',
    ],
  ),
  hardText(6),
)
const texts = fc.array(text, { minLength: 2, maxLength: 4 })
const placed = (terms: Terms, list: readonly string[]) =>
  list.map((each) => terms.place(each)).filter((place) => place !== null)

const termPlan = text.map(
  (each): Plan =>
    (terms) => {
      const [term] = placed(terms, [each])
      return term === undefined ? null : { type: 'term', term }
    },
)

/** What is left of terms that must be several. */
const single = (places: readonly number[]): QueryNode | null => {
  const [term] = places
  return term === undefined ? null : { type: 'term', term }
}

const nearPlan = fc.tuple(texts, fc.nat(1000)).map(
  ([list, within]): Plan =>
    (terms) => {
      const places = [...new Set(placed(terms, list))]
      return places.length < 2 ? single(places) : { type: 'near', terms: places, within }
    },
)

const togetherPlan = fc
  .tuple(texts, fc.constantFrom('sentence' as const, 'paragraph' as const))
  .map(
    ([list, unit]): Plan =>
      (terms) => {
        const places = [...new Set(placed(terms, list))]
        return places.length < 2 ? single(places) : { type: 'together', terms: places, unit }
      },
  )

const sequencePlan = texts.map(
  (list): Plan =>
    (terms) => {
      const places = placed(terms, list)
      return places.length < 2 ? single(places) : { type: 'sequence', terms: places }
    },
)

const years = fc
  .tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1000, max: 9999 }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
const filter: fc.Arbitrary<Filter | null> = fc.oneof(
  years.map(([from, to]) => ({ field: 'year' as const, from, to })),
  years.map(([from]) => ({ field: 'year' as const, from, to: null })),
  years.map(([, to]) => ({ field: 'year' as const, from: null, to })),
  fc.constantFrom<Filter>(
    { field: 'level', value: 'county' },
    { field: 'kind', value: '年度报告' },
    { field: 'section', value: 'fees' },
  ),
  fc
    .tuple(fc.constantFrom('agency' as const, 'region' as const), text)
    .map(([field, value]) => (plainTerm(value) === null ? null : { field, value })),
  fc.tuple(fc.constantFrom('title' as const, 'heading' as const), text).map(([field, value]) => {
    const term = plainTerm(value)
    return term === null ? null : { field, term }
  }),
)
const filterPlan = filter.map(
  (each): Plan =>
    () =>
      each && { type: 'filter', filter: each },
)

const { plan } = fc.letrec<{ plan: Plan; inner: Plan }>((tie) => ({
  plan: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 3, arbitrary: termPlan },
    { weight: 1, arbitrary: fc.oneof(nearPlan, togetherPlan, sequencePlan, filterPlan) },
    { weight: 4, arbitrary: tie('inner') },
  ),
  inner: fc
    .tuple(
      fc.constantFrom('all', 'any', 'not'),
      fc.array(tie('plan'), { minLength: 1, maxLength: 4 }),
    )
    .map(
      ([type, plans]): Plan =>
        (terms) => {
          const [first] = plans
          if (type === 'not') return not(first?.(terms) ?? null)
          const nodes = plans.map((each) => each(terms))
          return type === 'any' ? any(nodes) : all(nodes)
        },
    ),
}))

const sort = fc.constantFrom<(Sort | null)[]>(null, 'relevance', 'newest', 'oldest')

test('any tree, printed, reads as the same tree', () => {
  let compared = 0
  fc.assert(
    fc.property(plan, sort, (make, sort) => {
      const terms = new Terms(plainTerm)
      const root = make(terms)
      if (root === null || terms.typed > 24 || nesting(root) > 4) return
      const printed = print({ root, terms: terms.list, sort })
      if (printed.length > 1000) return
      const query = parseQuery(printed, { repair: (text) => text, analyze: plainTerm })
      expect(shape(query), printed).toEqual(shape({ root, terms: terms.list, sort }))
      expect(query.printed).toBe(printed)
      expect(query.warnings).toEqual([])
      compared++
    }),
    { numRuns: 2000 },
  )
  expect(compared).toBeGreaterThan(1200)
})

test('whatever is typed, printed, reads as the same tree', () => {
  let compared = 0
  fc.assert(
    fc.property(saltedQuery, (typed) => {
      const query = read(typed)
      if (query === null) return
      const again = parsed(query.printed)
      expect(shape(again), query.printed).toEqual(shape(query))
      expect(again.printed).toBe(query.printed)
      expect(again.warnings).toEqual([])
      compared++
    }),
    { numRuns: 2000 },
  )
  expect(compared).toBeGreaterThan(1500)
})

test('a text that closes every kind of quotes is printed without them, and has the same form', () => {
  const text = `a ${[...`"'”’」』﹂﹄〞»`].map((quote) => `${quote} b`).join(' ')}`
  const term = plainTerm(text)
  if (term === null) throw new Error('the text can be searched')
  const printed = print({ root: { type: 'term', term: 0 }, terms: [term], sort: null })
  expect(parsed(printed).terms).toMatchObject([{ form: term.form }])
})

function read(typed: string): Query | null {
  try {
    return parsed(typed)
  } catch (error) {
    if (error instanceof QueryError) return null
    throw error
  }
}

/** What two queries must share to be the same. */
function shape({ root, terms, sort }: Pick<Query, 'root' | 'terms' | 'sort'>) {
  return { root, sort, terms: terms.map(({ text, form }) => ({ text, form })) }
}
