import { expect, test } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import { WarmUp } from '../../src/server/warm-up.ts'
import { indexOf, reportOf } from '../support/reports.ts'

const reports = [
  reportOf('r', ['收到申请7件，全部答复；无行政复议。', '依申请公开。'], { year: 2013 }),
  reportOf('s', ['依申請公開信息目錄已更新。'], { script: 'hant' }),
]

/** Somebody asks, and something else is to be done before long. */
const SOON = 100

test('the routes answer what an index asks of itself, page and API, filters and facets', async () => {
  const index = indexOf(reports)
  const app = createApp(index)
  const answers: { readonly path: string; readonly status: number; readonly body: string }[] = []
  const warmUp = new WarmUp(async (request) => {
    const answer = await app.fetch(request)
    const { pathname, search } = new URL(request.url)
    answers.push({ path: pathname + search, status: answer.status, body: await answer.text() })
  })
  await index.prepare((query) => warmUp.ask(query))
  const found = answers.filter(({ status }) => status === 200)
  // A word may be nothing but what folds away.
  expect(found.length).toBeGreaterThan(answers.length * 0.9)
  expect(found.some(({ path }) => path.startsWith('/?'))).toBe(true)
  expect(found.some(({ path }) => path.includes('&year=2013'))).toBe(true)
  const told = found.filter(({ path }) => path.startsWith('/v1/search?'))
  expect(told.every(({ body }) => 'kind' in JSON.parse(body).facets)).toBe(true)
})

test('while somebody asks nothing more is asked, and then the rest is', async () => {
  const events: string[] = []
  const warmUp = new WarmUp((request) => {
    const text = new URL(request.url).searchParams.get('q') as string
    events.push(text)
    if (text !== '二') return
    warmUp.visited()
    setTimeout(() => events.push('something else'), SOON)
  })
  await warmUp.askWhileIdle(['一', '二', '三'].map((text) => ({ text, filters: {} })))
  expect(events).toEqual(['一', '二', 'something else', '三'])
})
