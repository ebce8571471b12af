import { expect, test } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import { fakeIndex } from '../support/fake-index.ts'
import { REPORT } from '../support/fake-report.ts'

const app = createApp(fakeIndex())
const answerOf = async (path: string) => JSON.parse(await (await app.request(path)).text())

const QUERY = {
  text: 'string',
  terms: [{ text: 'string', form: 'string', alternatives: [] }],
  printed: 'string',
  interpreted: [{ span: { start: 'number', end: 'number' }, as: 'string' }],
  warnings: [],
}

const PARTS = [{ t: 'string', h: 'boolean' }]

const HIT = {
  id: 'string',
  report: {
    id: 'string',
    title: 'string',
    agency: 'string',
    region: { code: 'string', path: ['string'] },
    level: 'string',
    kind: 'string',
    year: 'number',
    published: 'string',
    url: 'string',
  },
  section: { headings: ['string'], path: 'string' },
  score: 'number',
  spans: [{ start: 'number', end: 'number' }],
  snippet: { parts: PARTS },
  fragments: [{ start: 'number', parts: PARTS }],
  marked: { title: PARTS, headings: [PARTS] },
  duplicates: [{ id: 'string', report: 'string' }],
  figures: [
    {
      measure: 'string',
      value: 'number',
      unit: 'string',
      scope: 'string',
      approximate: 'boolean',
    },
  ],
}

const SEARCH = {
  query: { ...QUERY, sort: 'string' },
  total: {
    sections: 'number',
    reports: 'number',
    relation: 'string',
    boundary: { word: 'number', across: 'number' },
  },
  hits: [HIT],
  hit_count: 'number',
  page: 'number',
  per_page: 'number',
  relaxed: null,
  help: null,
  index: { generation: 'string' },
  took_ms: 'number',
}

test('a search answer has these fields and no others', async () => {
  expect(fields(await answerOf('/v1/search?q=政务公开'))).toEqual(SEARCH)
})

test('with explain=1 each hit has the sum of its score', async () => {
  const explanation = { value: 'number', description: 'string', details: [] }
  expect(fields(await answerOf('/v1/search?q=政务公开&explain=1'))).toEqual({
    ...SEARCH,
    hits: [{ ...HIT, explain: { ...explanation, details: [explanation] } }],
  })
})

test('with facets it has those asked for', async () => {
  const counts = { sections: 'number', reports: 'number' }
  const values = [{ value: 'string', name: 'string', ...counts }]
  expect(fields(await answerOf('/v1/search?q=政务公开&facets=agency,year'))).toEqual({
    ...SEARCH,
    facets: {
      agency: { values, other_count: { values: 'number', ...counts }, unknown: counts },
      year: { values, other_count: null, unknown: counts },
    },
  })
})

test('with also=1 it has what a looser reading finds beside few hits', async () => {
  expect(fields(await answerOf('/v1/search?q=政务公开&also=1'))).toEqual({ ...SEARCH, also: null })
})

test('one that finds nothing has help', async () => {
  expect(await answerOf('/v1/search?q=没有')).toMatchObject({
    hits: [],
    hit_count: 0,
    help: { without: [], instead: [] },
  })
})

test('a suggest answer has these fields and no others', async () => {
  expect(fields(await answerOf('/v1/suggest?q=zw'))).toEqual({
    typed: 'string',
    suggestions: [{ text: 'string', kind: 'string', sections: 'number' }],
    index: { generation: 'string' },
    took_ms: 'number',
  })
})

test('a mentions answer has these fields and no others', async () => {
  const answer = await answerOf('/v1/mentions?q=政务公开')
  expect(fields(answer)).toEqual({
    query: QUERY,
    agencies: [
      {
        agency: 'string',
        region: { code: 'string', path: ['string'] },
        level: 'string',
        reports: 'number',
        sections: 'number',
        mentions: 'number',
        first_year: 'number',
        last_year: 'number',
        by_year: { 2010: 'number', 2013: 'number', unknown: 'number' },
      },
    ],
    total: { agencies: 'number', reports: 'number', sections: 'number', mentions: 'number' },
    scope: { reports: 'number', agencies: 'number' },
    index: { generation: 'string' },
    took_ms: 'number',
  })
})

test('a report is answered as it was read', async () => {
  expect(await answerOf(`/v1/reports/${encodeURIComponent(REPORT.id)}`)).toEqual(REPORT)
})

test('with a query its sections are in pieces, marked', async () => {
  const path = `/v1/reports/${encodeURIComponent(REPORT.id)}`
  const { marked, ...report } = await answerOf(`${path}?q=公开`)
  expect(report).toEqual(REPORT)
  expect(marked.map((parts: readonly { t: string }[]) => parts.map(({ t }) => t).join(''))).toEqual(
    REPORT.sections.map(({ text }) => text),
  )
  expect(marked[2][1]).toEqual({ t: '公开', h: true, id: 'm2' })
  expect(await answerOf(`${path}?q=+`)).toEqual(REPORT)
})

test('a problem has these fields and no others', async () => {
  expect(fields(await answerOf('/v1/search'))).toEqual({
    type: 'string',
    title: 'string',
    status: 'number',
    detail: 'string',
    instance: 'string',
    code: 'string',
    advice: 'string',
  })
})

/** The names of all fields, with the types of their values; a list is told by its first item. */
function fields(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(fields)
  if (value === null || typeof value !== 'object') return value === null ? null : typeof value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fields(inner)]))
}
