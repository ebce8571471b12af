import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import type { Problem, SearchAnswer } from '../../src/server/contract.ts'
import { LONGEST_ADDRESS } from '../../src/server/limits.ts'
import { fakeIndex } from '../support/fake-index.ts'
import { REPORT } from '../support/fake-report.ts'

const log: string[] = []
const index = fakeIndex()
const app = createApp(index, { log: (line) => log.push(line) })
const get = (path: string, init?: RequestInit) => app.request(path, init)
const search = async (q: string) => (await (await get(`/v1/search?q=${q}`)).json()) as SearchAnswer
const ID = REPORT.id.split('/').map(encodeURIComponent).join('/')
const asPage = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } }

describe('what is served', () => {
  test.each([
    ['/v1/search?q=政务公开', 'application/json; charset=utf-8'],
    ['/v1/search?q=%E6%94%BF+a&page=2&per_page=50', 'application/json; charset=utf-8'],
    ['/v1/mentions?q=政务公开', 'application/json; charset=utf-8'],
    ['/v1/search?q=a&facets=agency,year&explain=1&sort=newest', 'application/json; charset=utf-8'],
    ['/v1/suggest?q=zw&limit=5', 'application/json; charset=utf-8'],
    [`/v1/reports/${ID}`, 'application/json; charset=utf-8'],
    [`/v1/reports/${ID}?q=公开&script=exact`, 'application/json; charset=utf-8'],
    ['/livez', 'application/json; charset=utf-8'],
    ['/readyz', 'application/json; charset=utf-8'],
    ['/', 'text/html; charset=utf-8'],
    ['/?q=', 'text/html; charset=utf-8'],
    ['/?q=政务公开&page=2', 'text/html; charset=utf-8'],
    ['/mentions', 'text/html; charset=utf-8'],
    ['/mentions?q=政务公开', 'text/html; charset=utf-8'],
    [
      '/?q=a&agency=b&agency=c&year=2013..2016&sort=oldest&variants=off',
      'text/html; charset=utf-8',
    ],
    ['/mentions?q=a&level=county&boundary=word', 'text/html; charset=utf-8'],
    [`/reports/${ID}`, 'text/html; charset=utf-8'],
    [`/reports/${ID}?q=公开`, 'text/html; charset=utf-8'],
    [`/reports/${ID}?q=`, 'text/html; charset=utf-8'],
    ['/assets/style.css', 'text/css; charset=utf-8'],
    ['/assets/icon.svg', 'image/svg+xml'],
  ])('%s', async (path, type) => {
    const answer = await get(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    const head = await get(path, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(head.headers.get('content-type')).toBe(type)
    expect(await head.text()).toBe('')
  })

  test('pages of hits: the first, the last, and one past the end with its exact total', async () => {
    const page = (query: string) => search(`a${query}`)
    expect((await page('')).hits).toHaveLength(10)
    expect((await page('&page=3')).hits).toHaveLength(3)
    expect((await page('&page=2&per_page=20')).hits).toHaveLength(3)
    expect(await page('&page=999999999')).toMatchObject({
      hits: [],
      total: { sections: 23 },
      page: 999999999,
    })
  })

  test('what a query holds arrives whole', async () => {
    const q = '“依申请公开 收费” 50%&+#=？😀'
    expect((await search(encodeURIComponent(q))).query.text).toBe(q)
    expect((await search('a+b')).query.text).toBe('a b')
  })

  test('ready tells what is in the index', async () => {
    expect(await (await get('/readyz')).json()).toEqual({
      status: 'ok',
      index: { generation: 'g1', reports: 24, sections: 310, agencies: 20 },
    })
  })

  test('an unchanged stylesheet is not sent again', async () => {
    const etag = (await get('/assets/style.css')).headers.get('etag') ?? ''
    const again = await get('/assets/style.css', { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })
})

describe('what is asked reaches the index', () => {
  // An index of its own: what was answered before is not asked again.
  const asking = async (path: string) => {
    const index = fakeIndex()
    expect((await createApp(index).request(path)).status).toBe(200)
    return index.asked.at(-1)
  }
  const usual = { variants: true, script: 'any', boundary: 'any', filters: {} }
  const paged = { ...usual, page: 1, perPage: 10, explain: false, also: false }

  test.each([
    ['', paged],
    ['&page=2&per_page=50', { ...paged, page: 2, perPage: 50 }],
    ['&variants=off', { ...paged, variants: false }],
    ['&script=exact', { ...paged, script: 'exact' }],
    ['&boundary=word', { ...paged, boundary: 'word' }],
    ['&sort=oldest', { ...paged, sort: 'oldest' }],
    ['&facets=kind', { ...paged, facets: ['kind'] }],
    ['&facets=year,agency', { ...paged, facets: ['year', 'agency'] }],
    ['&explain=1', { ...paged, explain: true }],
    ['&explain=0', paged],
    ['&also=1', { ...paged, also: true }],
    ['&agency=甲&agency=乙', { ...paged, filters: { agency: ['甲', '乙'] } }],
    [
      '&region=430000&level=county&year=2013..2016&kind=公报',
      {
        ...paged,
        filters: { region: ['430000'], level: ['county'], year: ['2013..2016'], kind: ['公报'] },
      },
    ],
    ['&agency=&year=+', paged],
  ])('search %s', async (parameters, options) => {
    expect(await asking(`/v1/search?q=a${parameters}`)).toEqual({
      method: 'search',
      text: 'a',
      options,
    })
  })

  test('mentions, suggest and reports', async () => {
    expect(await asking('/v1/mentions?q=a&year=2013&script=exact')).toEqual({
      method: 'mentions',
      text: 'a',
      options: { ...usual, script: 'exact', filters: { year: ['2013'] } },
    })
    expect(await asking('/v1/suggest?q=zw+gk')).toMatchObject({ options: { limit: 10 } })
    expect(await asking('/v1/suggest?q=zw&limit=50')).toMatchObject({
      text: 'zw',
      options: { limit: 50 },
    })
    expect(await asking(`/v1/reports/${ID}?q=a&variants=off`)).toEqual({
      method: 'markedReport',
      text: 'a',
      options: { ...usual, variants: false },
    })
  })

  test('pages ask the same, all facets, and what else there is beside few hits', async () => {
    const facets = ['agency', 'region', 'level', 'year', 'kind']
    expect(await asking('/?q=a&sort=newest&year=2013&page=2')).toMatchObject({
      options: { facets, also: true, sort: 'newest', page: 2, filters: { year: ['2013'] } },
    })
    expect(await asking('/mentions?q=a&kind=公报')).toMatchObject({
      options: { filters: { kind: ['公报'] } },
    })
    expect(await asking(`/reports/${ID}?q=a&boundary=word`)).toMatchObject({
      method: 'markedReport',
      options: { boundary: 'word' },
    })
  })
})

describe('what is refused', () => {
  test.each([
    [400, 'bad_parameter', '/v1/search'],
    [400, 'bad_query', '/v1/search?q='],
    [400, 'bad_query', '/v1/search?q'],
    [400, 'bad_query', '/v1/search?q=，。！'],
    [400, 'bad_query', `/v1/search?q=${'字'.repeat(10_000)}`],
    [400, 'bad_parameter', '/v1/search?q=a&q=b'],
    [400, 'bad_parameter', '/v1/search?q=a&yaer=2012'],
    [400, 'bad_parameter', '/v1/search?q=a&__proto__=1'],
    [400, 'bad_parameter', '/v1/search?q=a&page=0'],
    [400, 'bad_parameter', '/v1/search?q=a&page=-1'],
    [400, 'bad_parameter', '/v1/search?q=a&page=1.5'],
    [400, 'bad_parameter', '/v1/search?q=a&page=1e3'],
    [400, 'bad_parameter', '/v1/search?q=a&page='],
    [400, 'bad_parameter', '/v1/search?q=a&page=１'],
    [400, 'bad_parameter', '/v1/search?q=a&page=1000000001'],
    [400, 'bad_parameter', '/v1/search?q=a&page=99999999999999999999'],
    [400, 'bad_parameter', '/v1/search?q=a&per_page=0'],
    [400, 'bad_parameter', '/v1/search?q=a&per_page=51'],
    [400, 'bad_parameter', '/v1/search?q=%E6%94'],
    [400, 'bad_parameter', '/v1/search?q=%zz'],
    [400, 'bad_parameter', '/v1/search?%zz=1'],
    [400, 'bad_parameter', '/v1/mentions'],
    [400, 'bad_parameter', '/v1/mentions?q=a&page=2'],
    [400, 'bad_query', '/v1/mentions?q=。'],
    [400, 'bad_parameter', '/v1/reports/%E6%94'],
    [400, 'bad_parameter', '/v1/mentions?q=a&sort=newest'],
    [400, 'bad_parameter', '/v1/mentions?q=a&facets=year'],
    [400, 'bad_parameter', '/v1/suggest'],
    [400, 'bad_parameter', '/v1/suggest?q=a&limit=0'],
    [400, 'bad_parameter', '/v1/suggest?q=a&limit=51'],
    [400, 'bad_parameter', '/v1/suggest?q=a&agency=b'],
    [400, 'bad_parameter', `/v1/reports/${ID}?q=a&page=2`],
    [400, 'bad_query', `/v1/reports/${ID}?q=。`],
    [404, 'report_unknown', '/v1/reports/none?q=a'],
    [400, 'bad_parameter', '/?q=a&facets=year'],
    [400, 'bad_parameter', '/?q=a&year=last'],
    [400, 'bad_parameter', '/?q=a&yaer=2012'],
    [404, 'report_unknown', '/v1/reports/none'],
    [404, 'report_unknown', '/v1/reports/'],
    [404, 'path_unknown', '/v1/'],
    [404, 'path_unknown', '/v1/search/'],
    [404, 'path_unknown', '/assets/../package.json'],
    [404, 'path_unknown', '/assets/%2e%2e%2fpackage.json'],
    [404, 'path_unknown', '/%zz'],
    [414, 'address_too_long', `/v1/search?q=${'a'.repeat(LONGEST_ADDRESS)}`],
    [500, 'internal', '/v1/search?q=坏了'],
  ])('%i %s', async (status, code, path) => {
    const answer = await get(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    const problem = (await answer.json()) as Problem
    expect(problem).toMatchObject({ type: 'about:blank', status, code })
    for (const field of ['title', 'detail', 'advice', 'instance'] as const)
      expect(problem[field]).toMatch(/^\S/)
    expect(problem.instance.length).toBeLessThanOrEqual(500)
  })

  test.each([
    'variants=no',
    'variants=on&variants=off',
    'script=hans',
    'boundary=words',
    'sort=',
    'sort=score',
    'sort=newest&sort=oldest',
    'facets=',
    'facets=agency,title',
    'facets=agency&facets=year',
    'explain=true',
    'also=yes',
    'year=last',
    'limit=5',
    'section=fees',
    `agency=${'a'.repeat(201)}`,
    `kind=a${'&kind=a'.repeat(50)}`,
  ])('search with %s', async (bad) => {
    const answer = await get(`/v1/search?q=a&${bad}`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'bad_parameter' })
  })

  test('a problem names the parameter and what it takes', async () => {
    const told = async (path: string) => ((await (await get(path)).json()) as Problem).detail
    expect(await told('/v1/search')).toBe('Parameter "q" is missing.')
    expect(await told('/v1/search?q=a&yaer=1')).toBe('Unknown parameter "yaer".')
    expect(await told('/v1/search?q=a&q=b')).toBe('Parameter "q" is given more than once.')
    expect(await told('/v1/search?q=a&per_page=51')).toBe(
      'Parameter "per_page" must be a whole number from 1 to 50.',
    )
    expect(await told('/v1/search?q=a&sort=score')).toBe(
      'Parameter "sort" must be relevance or newest or oldest.',
    )
    expect(await told('/v1/search?q=a&facets=title')).toBe(
      'Parameter "facets" must be agency or region or level or year or kind.',
    )
    expect(await told('/v1/search?q=a&year=last')).toBe('year is “last”')
    expect(await told(`/v1/search?q=a&agency=${'a'.repeat(201)}`)).toBe(
      'Parameter "agency" has a value of more than 200 characters.',
    )
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s', async (method) => {
    for (const path of ['/v1/search?q=a', '/', '/assets/style.css', `/v1/reports/${ID}`]) {
      const answer = await get(path, { method })
      expect(answer.status).toBe(405)
      expect(answer.headers.get('allow')).toBe('GET, HEAD')
      expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' })
    }
    expect((await get('/nothing', { method })).status).toBe(404)
  })

  test('a body', async () => {
    for (const headers of [{ 'content-length': '3' }, { 'transfer-encoding': 'chunked' }])
      expect(await (await get('/v1/search?q=a', { headers })).json()).toMatchObject({
        status: 400,
        code: 'body_refused',
      })
    expect((await get('/v1/search?q=a', { headers: { 'content-length': '0' } })).status).toBe(200)
  })

  test('what was not foreseen is logged once and not told', async () => {
    log.length = 0
    const answer = await get('/v1/search?q=坏了')
    expect(await answer.text()).not.toMatch(/secret|\.ts|at /)
    expect(log).toHaveLength(1)
    expect(log[0]).toMatch(/^GET \/v1\/search: Error: secret of the inside\n +at /)
  })

  test('people who ask for a page get the problem as one, with its status', async () => {
    const answer = await get('/?q=。<script>', asPage)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ])
    for (const [status, path] of [
      [400, '/?q=。'],
      [400, '/?q=%zz'],
      [404, '/nothing'],
      [404, '/reports/none'],
      [414, `/?q=${'a'.repeat(LONGEST_ADDRESS)}`],
      [500, '/?q=坏了'],
    ] as const) {
      const page = await get(path, asPage)
      expect([status, page.headers.get('content-type')]).toEqual([
        page.status,
        'text/html; charset=utf-8',
      ])
      expect(await page.text()).toContain('<h1')
    }
  })

  test('programs get problem documents whatever they accept', async () => {
    for (const path of ['/v1/search', '/v1/nothing', '/v1'])
      expect((await get(path, asPage)).headers.get('content-type')).toBe('application/problem+json')
    expect(
      (await get('/nothing', { headers: { accept: 'text/html;q=0' } })).headers.get('content-type'),
    ).toBe('application/problem+json')
  })
})

test.each([
  '/',
  '/v1/search?q=a',
  '/v1/search',
  '/nothing',
  '/assets/style.css',
  '/v1/search?q=坏了',
])('the answer to %s allows nothing it does not need', async (path) => {
  const { headers } = await get(path)
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  )
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('cache-control')).toMatch(/^no-(cache|store)$/)
  expect(headers.get('x-powered-by')).toBeNull()
})
