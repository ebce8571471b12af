import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReportId } from '../../src/server/address.ts'
import { mentionsLink, reportLink, searchLink, sectionAnchor } from '../../src/web/links.ts'

const ORIGIN = 'http://127.0.0.1'

test.each([
  ['a/b/湖南.txt', '/reports/a/b/%E6%B9%96%E5%8D%97.txt'],
  ['50% #1?.txt', '/reports/50%25%20%231%3F.txt'],
  ['https://a.example/x?y=1', '/reports/https%3A%2F%2Fa.example%2Fx%3Fy%3D1'],
  ['../x', '/reports/..%2Fx'],
])('the page of report %s is at %s', (id, path) => {
  expect(reportLink(id)).toBe(path)
  expect(reportLink(id, `${id}#12`)).toBe(`${path}#s12`)
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
      expect(new URL(searchLink(q, 3, 20), ORIGIN).searchParams.get('q')).toBe(q)
      expect(new URL(mentionsLink(q), ORIGIN).searchParams.get('q')).toBe(q)
    }),
  )
  expect(searchLink('a b')).toBe('/?q=a+b')
  expect(searchLink('a', 3, 20)).toBe('/?q=a&page=3&per_page=20')
})

test('a section is anchored by its ordinal', () => {
  expect(sectionAnchor('a#b.txt#7')).toBe('s7')
})
