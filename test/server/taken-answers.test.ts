import { expect, test } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import type { TakenAnswer } from '../../src/server/responses.ts'
import { fakeIndex } from '../support/fake-index.ts'
import { REPORT } from '../support/fake-report.ts'

const ID = encodeURIComponent(REPORT.id)
const ADDRESSES = [
  '/v1/search?q=公开',
  '/v1/search?q=',
  '/v1/search?q=坏了',
  '/v1/mentions?q=公开',
  '/v1/suggest?q=zw',
  `/v1/reports/${ID}?q=公开`,
  '/v1/reports/none',
  '/?q=公开',
  '/mentions',
  '/figures',
  `/reports/${ID}`,
  '/readyz',
  '/nowhere',
  '/assets/style.css',
]
const WAYS: readonly RequestInit[] = [
  {},
  { method: 'HEAD' },
  { method: 'POST' },
  { headers: { accept: 'text/html' } },
]

const withoutTime = (text: string) => text.replace(/"took_ms":[\d.]+/, '')

test.each(ADDRESSES)(
  'the answer at %s is taken past its response, which holds nothing',
  async (address) => {
    for (const way of WAYS) {
      const app = createApp(fakeIndex(), { log: () => {} })
      const answers: TakenAnswer[] = []
      const answer = await app.request(address, way, { take: (each) => answers.push(each) })
      const whole = await app.request(address, way)
      expect(answer.body).toBeNull()
      expect(answers).toHaveLength(1)
      const taken = answers[0] as TakenAnswer
      expect([taken.status, [...new Headers(taken.headers)]]).toEqual([
        whole.status,
        [...whole.headers].filter(([name]) => name !== 'content-length'),
      ])
      if (way.method === 'HEAD') continue
      const text = new TextDecoder().decode(taken.body)
      expect(withoutTime(text)).toBe(withoutTime(await whole.text()))
    }
  },
)

test('an asset that the asker has is not sent, however its tag comes', async () => {
  const app = createApp(fakeIndex())
  const ask = (known: string) =>
    app.request('/assets/style.css', { headers: { 'if-none-match': known } })
  const tag = (await ask('"other"')).headers.get('etag') ?? ''
  expect(tag).toMatch(/^"\w+"$/)
  for (const known of ['*', tag, `W/${tag}`, `"a", ${tag}`, `"a",W/${tag}, "b"`]) {
    const answer = await ask(known)
    expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', tag])
  }
  for (const known of ['', '"a"', tag.slice(1, -1)]) expect((await ask(known)).status).toBe(200)
})
