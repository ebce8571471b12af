import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import type { SearchAnswer } from '../../src/index.ts'
import { SAMPLE } from '../support/collections.ts'
import { fakeIo } from '../support/fake-io.ts'

// The commands as they are, on an index of the sample.

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baosou-cli-'))
  expect(await run(['index', SAMPLE, '--out', folder], fakeIo())).toBe(0)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function line(...args: string[]) {
  const io = fakeIo()
  const code = await run([...args, '--index', folder], io)
  return { code, ...io.written }
}

async function answer(...args: string[]): Promise<SearchAnswer> {
  const { code, out } = await line('search', ...args, '--json')
  expect(code).toBe(0)
  return JSON.parse(out)
}

test('filters of one field add up, filters of several narrow down, and facets agree', async () => {
  const all = await answer('公开', '--facets', 'year,level')
  const counted = new Map(all.facets?.year?.values.map(({ value, sections }) => [value, sections]))
  const both = await answer('公开', '--year', '2013', '--year', '2014', '--facets', 'year,level')
  expect(both.total.sections).toBe((counted.get('2013') ?? 0) + (counted.get('2014') ?? 0))
  expect(both.facets?.year).toEqual(all.facets?.year)
  const county = both.facets?.level?.values.find(({ value }) => value === 'county')
  const narrow = await answer('公开', '--year', '2013..2014', '--level', 'county')
  expect(narrow.total).toMatchObject({ sections: county?.sections, reports: county?.reports })
})

test('hits come newest first when asked, and explain their scores', async () => {
  const { hits } = await answer('公开', '--sort', 'newest', '--limit', '50', '--explain')
  const years = hits.map(({ report }) => report.year ?? 0)
  expect(years).toEqual(years.toSorted((a, b) => b - a))
  for (const { explain, score } of hits) expect(explain?.value).toBeCloseTo(score, 5)
})

test('a query that finds nothing is loosened or helped', async () => {
  expect((await line('search', '政务工开')).out).toContain('try 政务公开 (homophone): ')
  expect((await line('search', '公开', '--year', '1999')).out).toContain('without filters: ')
})

test('other words are looked for, and left out when asked', async () => {
  expect((await line('search', '群众')).out).toContain('also looked for 民眾 (群众)\n')
  const { out } = await line('search', '群众', '--variants', 'off')
  expect(out).not.toContain('民眾')
})

test('what is typed in pinyin is suggested in characters', async () => {
  const { code, out } = await line('suggest', 'zwgk', '--limit', '5')
  expect(code).toBe(0)
  expect(out).toMatch(/│ 政务公开 +│ \w+ +│ +\d+ │/)
})

test.each([
  [['search', '公开', '--year', 'last'], 'year is “last”'],
  [['search', '公开', '--level', 'village'], 'level is “village”'],
  [['search', '公开', '--kind', 'x'], 'kind is “x”'],
  [['mentions', '公开', '--level', 'village'], 'level is “village”'],
  [['search', '公开', '--facets', 'title'], 'No facet is called “title”.'],
])('%j is exit 2 and names the option', async (args, message) => {
  const { code, err, out } = await line(...args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(`error: ${message}\n`)
})

test('no index is exit 1', async () => {
  const io = fakeIo()
  expect(await run(['suggest', 'a', '--index', join(folder, 'none')], io)).toBe(1)
  expect(io.written.err).toMatch(/^error: Index .+\n/)
})
