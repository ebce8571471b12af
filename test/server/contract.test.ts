import { expect, test } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import { fakeIndex, REPORT } from '../support/fake-index.ts'

const app = createApp(fakeIndex())
const answerOf = async (path: string) => await (await app.request(path)).json()

test('a search answer has these fields and no others', async () => {
  const answer = await answerOf('/v1/search?q=政务公开')
  expect(fields(answer)).toEqual({
    query: { text: 'string', terms: [{ text: 'string', form: 'string' }] },
    total: { sections: 'number', reports: 'number', relation: 'string' },
    hits: [
      {
        id: 'string',
        report: {
          id: 'string',
          title: 'string',
          agency: 'string',
          region: { code: 'string', path: ['string'] },
          year: 'number',
          published: 'string',
        },
        section: { headings: ['string'], path: 'string' },
        score: 'number',
        spans: [{ start: 'number', end: 'number' }],
        snippet: { parts: [{ t: 'string', h: 'boolean' }] },
      },
    ],
    page: 'number',
    per_page: 'number',
    index: { generation: 'string' },
    took_ms: 'number',
  })
})

test('a mentions answer has these fields and no others', async () => {
  const answer = await answerOf('/v1/mentions?q=政务公开')
  expect(fields(answer)).toEqual({
    query: { text: 'string', terms: [{ text: 'string', form: 'string' }] },
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
  if (value === null || typeof value !== 'object') return typeof value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fields(inner)]))
}
