import { describe, expect, it, test } from 'vitest'
import type { SearchIndex } from '../../src/search.ts'
import { goldenRows } from '../support/golden.ts'
import {
  type GoldenCollection,
  goldenCollection,
  goldenCollectionNames,
  readGoldenCollection,
} from '../support/golden-collections.ts'
import { goldenQuery } from '../support/golden-queries.ts'
import { indexOf } from '../support/reports.ts'

const rows = goldenRows('queries.tsv')
const collections = new Map<string, GoldenCollection>()
const indexes = new Map<string, SearchIndex>()

/** Query, options, collection and reason: what names a row, and is found again by a search. */
function titleOf([query, options, collection, ...rest]: readonly string[]): string {
  return `${query}${options ? ` (${options})` : ''} in ${collection}: ${rest.at(-1)}`
}

function collectionOf(name: string): GoldenCollection {
  if (!goldenCollectionNames().includes(name)) throw new Error(`no collection is called ${name}`)
  const collection = collections.get(name) ?? readGoldenCollection(name)
  collections.set(name, collection)
  return collection
}

function indexOfCollection(name: string): SearchIndex {
  const index = indexes.get(name) ?? indexOf(collectionOf(name).reports)
  indexes.set(name, index)
  return index
}

describe('what people expect of a query (test/golden/queries.tsv)', () => {
  it.each(rows.map((row) => [titleOf(row), row] as const))('%s', (title, row) => {
    const { query, options, collection, check } = goldenQuery(row, collectionOf)
    const wrong = check(indexOfCollection(collection).search(query, options))
    expect(wrong, `${title}: ${wrong.join('; ')}`).toEqual([])
  })

  test('no row stands twice', () => {
    const known = new Set<string>()
    const twice = rows
      .map((row) => row.join('\t'))
      .filter((row) => known.size === known.add(row).size)
    expect(twice).toEqual([])
  })

  test('there are rows enough, and every collection is searched', () => {
    expect(rows.length).toBeGreaterThanOrEqual(170)
    expect(new Set(rows.map(([, , name]) => name))).toEqual(new Set(goldenCollectionNames()))
  })
})

describe('rows that cannot be read fail', () => {
  const small = goldenCollection('small', [['a', '公开']])
  const read = (cells: readonly string[]) => goldenQuery(cells, () => small)
  const good = ['公开', '', 'small', '=a', '', '', '', '', 'it stands there']
  const but = (column: number, cell: string) => good.with(column, cell)

  it.each<[string, readonly string[], RegExp]>([
    ['too few columns', good.slice(1), /8 columns/],
    ['no query', but(0, ''), /no query/],
    ['no reason', but(8, ''), /no reason/],
    ['no claim', but(3, ''), /claims nothing/],
    ['an unknown option', but(1, 'variants=maybe'), /no option is called variants=maybe/],
    ['a filter without a value', but(1, 'agency='), /no option/],
    ['an unknown section found', but(3, '=a b'), /no section b/],
    ['an unknown section not found', but(4, 'b'), /no section b/],
    ['an unknown section first', but(5, 'b'), /no section b/],
    ['marks of no section', but(6, '公开'), /no section/],
    ['an unknown claim', but(7, 'nearly=a'), /no claim is called nearly/],
    ['a claim without a value', but(7, 'relaxed'), /no claim/],
    ['an unknown section in a claim', but(7, 'duplicates=a:b'), /no section b/],
  ])('%s', (_, row, message) => {
    expect(() => read(row)).toThrow(message)
  })

  test('an unknown collection', () => {
    expect(() => goldenQuery(but(2, 'large'), collectionOf)).toThrow(/no collection/)
  })

  it.each<[string, readonly (readonly string[])[], RegExp]>([
    ['no text', [['a']], /line 1 .*no text/],
    ['an unknown field', [['a', '公开', 'colour=red']], /unknown field colour/],
    ['a value that none of its field is', [['a', '公开', 'level=village']], /village is none of/],
    ['a year that is none', [['a', '公开', 'year=2O13']], /2O13 is no year/],
    ['a title to lead with that is none', [['a', '公开', 'lead=title']], /no title/],
    ['a cell that is no field', [['a', '公开', 'red']], /no field=value/],
    [
      'an id that stands above',
      [
        ['a', '公开'],
        ['a', '收费'],
      ],
      /line 2 .*second report/,
    ],
    ['a section of no report', [['', '公开']], /no report above/],
    [
      'a report described twice',
      [
        ['a', '公开'],
        ['', '收费', 'year=2013'],
      ],
      /where it begins/,
    ],
  ])('a collection with %s', (_, lines, message) => {
    expect(() => goldenCollection('small', lines)).toThrow(message)
  })
})

describe('what a row claims is checked', () => {
  const small = goldenCollection('small', [
    ['a', '公开'],
    ['b', '公开公开'],
    ['c', '收费'],
  ])
  const answer = indexOf(small.reports).search('公开')
  const differences = (cells: readonly string[]) =>
    goldenQuery(['公开', '', 'small', ...cells, 'why'], () => small).check(answer)

  it.each<[string, readonly string[], readonly string[]]>([
    ['nothing but the truth', ['=a b', 'c', 'b a', 'b: 公开¦公开', 'terms=公开'], []],
    ['what is missing', ['b c', '', '', '', ''], ['c#0 is not found']],
    ['what is too much', ['=b', '', '', '', ''], ['a#0 is found']],
    ['what must not be there', ['', 'a', '', '', ''], ['a#0 is found']],
    ['the order', ['', '', 'a b', '', ''], ['first b#0, a#0, not a#0, b#0']],
    ['marks', ['', '', '', 'b: 公开*', ''], ['marks 公开¦公开, not 公开*']],
    [
      'marks of no hit',
      ['', '', '', 'c: 公开', ''],
      ['c#0 is not found, so nothing of it is marked'],
    ],
    ['what the answer says', ['', '', '', '', 'terms=收费'], ['terms 公开, not 收费']],
    ['loosening', ['', '', '', '', 'relaxed=words'], ['relaxed nothing, not words']],
  ])('%s', (_, cells, found) => {
    expect(differences(cells)).toEqual(found)
  })
})
