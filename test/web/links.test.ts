import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readParameters, readReportId } from '../../src/server/address.ts'
import { checkParameters, searchPageParameters } from '../../src/server/contract.ts'
import {
  mentionsLink,
  reportLink,
  searchLink,
  sectionAnchor,
  UNCONDITIONAL,
} from '../../src/web/links.ts'

const ORIGIN = 'http://127.0.0.1'
const asked = (link: string) => new URL(link, ORIGIN).searchParams

test.each([
  ['a/b/湖南.txt', '/reports/a/b/%E6%B9%96%E5%8D%97.txt'],
  ['50% #1?.txt', '/reports/50%25%20%231%3F.txt'],
  ['https://a.example/x?y=1', '/reports/https%3A%2F%2Fa.example%2Fx%3Fy%3D1'],
  ['../x', '/reports/..%2Fx'],
])('the page of report %s is at %s', (id, path) => {
  expect(reportLink(id)).toBe(path)
  expect(reportLink(id, undefined, `${id}#12`)).toBe(`${path}#s12`)
  expect(reportLink(id, { q: '“a” b' }, `${id}#12`)).toBe(`${path}?q=%E2%80%9Ca%E2%80%9D+b#s12`)
})

test('every id comes back from its address as a browser would ask for it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (id) => {
      fc.pre(id !== '.' && id !== '..')
      expect(readReportId(new URL(reportLink(id), ORIGIN).pathname, '/reports/')).toBe(id)
    }),
  )
})

test('an id with a lone surrogate has an address', () => {
  expect(reportLink('a\ud800')).toBe('/reports/a%EF%BF%BD')
})

test('queries come back from their addresses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (q) => {
      expect(asked(searchLink({ q, page: 3, per_page: 20 })).get('q')).toBe(q)
      expect(asked(mentionsLink({ q })).get('q')).toBe(q)
    }),
  )
  expect(searchLink({ q: 'a b' })).toBe('/?q=a+b')
})

/** Everything that can be asked, nothing of it usual. */
const ALL = {
  q: 'a',
  page: 3,
  per_page: 20,
  sort: 'newest',
  agency: ['甲', '乙 & 丙'],
  region: ['430000'],
  level: ['county'],
  year: ['2013..2016'],
  kind: ['公报'],
  variants: 'off',
  script: 'exact',
  boundary: 'word',
} as const

test('the search page is asked everything', () => {
  expect([...asked(searchLink(ALL))]).toEqual([
    ['q', 'a'],
    ['year', '2013..2016'],
    ['level', 'county'],
    ['region', '430000'],
    ['agency', '甲'],
    ['agency', '乙 & 丙'],
    ['kind', '公报'],
    ['variants', 'off'],
    ['script', 'exact'],
    ['boundary', 'word'],
    ['sort', 'newest'],
    ['per_page', '20'],
    ['page', '3'],
  ])
})

test('the page of agencies is asked no order and no page, that of a report no filter either', () => {
  expect([...asked(mentionsLink(ALL)).keys()]).toEqual([
    'q',
    'year',
    'level',
    'region',
    'agency',
    'agency',
    'kind',
    'variants',
    'script',
    'boundary',
  ])
  expect(reportLink('a/b', ALL, 'a/b#7')).toBe(
    '/reports/a/b?q=a&variants=off&script=exact&boundary=word#s7',
  )
  expect(reportLink('a/b', { q: ' ' })).toBe('/reports/a/b')
})

test('what is usual goes without saying', () => {
  const usual = { page: 1, per_page: 10, variants: 'on', script: 'any', boundary: 'any' } as const
  expect(searchLink({ q: 'a', agency: [], ...usual })).toBe('/?q=a')
  expect(searchLink({ ...ALL, ...UNCONDITIONAL, per_page: 10, page: 1 })).toBe('/?q=a&sort=newest')
})

test('what a link asks is what the page is given', () => {
  const { searchParams } = new URL(searchLink(ALL), ORIGIN)
  const parameters = readParameters(`?${searchParams}`)
  expect(checkParameters(searchPageParameters, parameters)).toEqual(ALL)
})

test('a section is anchored by its ordinal', () => {
  expect(sectionAnchor('a#b.txt#7')).toBe('s7')
})
