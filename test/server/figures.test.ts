import { expect, test } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import { fakeIndex } from '../support/fake-index.ts'
import { REPORT } from '../support/fake-report.ts'

const index = fakeIndex()
const app = createApp(index, { log: () => {} })
const get = (path: string) => app.request(path)
const pageAt = async (path: string) => (await get(path)).text()

test('GET /v1/figures answers as the index does, asked with its filters', async () => {
  const answer = await get('/v1/figures?measure=requests-received&year=2013&level=county')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ measure: 'requests-received', total: { reports: 1 } })
  expect(index.asked.at(-1)).toEqual({
    method: 'figures',
    text: 'requests-received',
    options: { filters: { year: ['2013'], level: ['county'] } },
  })
})

test.each([
  '/v1/figures',
  '/v1/figures?measure=',
  '/v1/figures?measure=happiness',
  '/v1/figures?measure=staff&measure=fees',
  '/v1/figures?measure=staff&q=a',
  '/v1/figures?measure=staff&year=last',
  '/figures?measure=happiness',
])('%s is a bad parameter', async (path) => {
  const answer = await get(path)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ code: 'bad_parameter' })
})

test.each(['/v1', ''])('%s/figures tells which measures there are', async (version) => {
  const answer = await get(`${version}/figures?measure=happiness`)
  expect(JSON.stringify(await answer.json())).toMatch(/must be .*requests-received or /)
})

test.each(['/figures', '/figures?measure='])('%s offers every measure', async (path) => {
  const page = await pageAt(path)
  expect(page.match(/<option value="[a-z-]+">/g)).toHaveLength(21)
  expect(page).not.toContain('<table')
})

test('the page links each number to its section and keeps the filters', async () => {
  const page = await pageAt('/figures?measure=proactive-disclosures&level=county')
  expect(page).toContain('<option value="proactive-disclosures" selected>')
  expect(page).toContain('<input type="hidden" name="level" value="county">')
  const href = /<td class="number"[^>]*><a href="(\/reports\/[^"]+#s1)" title="[^"]*">1,234 条<\/a>/
  expect(page).toMatch(href)
  const [, link = ''] = href.exec(page) ?? []
  expect((await get(link.replaceAll('&amp;', '&'))).status).toBe(200)
  expect(page).toContain('约 200 条</a> 其中 &lt;网站&gt;')
})

test('a page without a figure says so', async () => {
  expect(await pageAt('/figures?measure=staff')).toContain('没有报告在正文里写明“工作人员”的数字。')
})

test('a hit has a line of figures only where its section has some', async () => {
  const page = await pageAt('/?q=公开')
  const hits = page.split('<li class="hit">').slice(1)
  expect(hits[0]).toContain('<li>主动公开信息 1,234 条</li>')
  expect(hits[1]).not.toContain('class="figures"')
})

test('the facts of a report list its figures, each with the way to its section', async () => {
  const page = await pageAt(`/reports/${REPORT.id.split('/').map(encodeURIComponent).join('/')}`)
  expect(page).toContain('<a href="#s1">主动公开信息 1,234 条</a><small>（本年度）</small>')
})
