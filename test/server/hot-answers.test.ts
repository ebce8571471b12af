import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import { hot } from '../../src/server/hot-answers.ts'
import { fakeIndex } from '../support/fake-index.ts'

const ADDRESSES = [
  '/v1/search?q=a',
  '/v1/search?q=a&page=2',
  '/v1/search?q=b&facets=year,kind',
  '/v1/search?q=没有',
  '/v1/search?q=',
  '/v1/search?q=a&year=abc',
  '/v1/mentions?q=a',
  '/v1/mentions?q=b',
  '/v1/figures?measure=applications',
  '/v1/suggest?q=zw',
  '/v1/suggest?q=zw&limit=2',
]

async function told(app: ReturnType<typeof createApp>, address: string) {
  const answer = await app.request(address)
  const { took_ms, ...rest } = (await answer.json()) as { took_ms?: number }
  return { status: answer.status, headers: [...answer.headers], timed: typeof took_ms, rest }
}

test('whatever was asked before, an address is answered as by a server just started', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...ADDRESSES), { maxLength: 20 }), async (asked) => {
      const app = createApp(fakeIndex())
      for (const address of asked) {
        expect(await told(app, address)).toEqual(await told(createApp(fakeIndex()), address))
      }
    }),
    { numRuns: 50 },
  )
})

test('an answer tells the time it took once, the first time and again', async () => {
  const app = createApp(fakeIndex())
  for (const _ of ['first', 'again']) {
    const text = await (await app.request('/v1/search?q=a')).text()
    expect(text.match(/"took_ms"/g)).toHaveLength(1)
  }
})

test('the same address is worked out once, another one by itself', async () => {
  const index = fakeIndex()
  const app = createApp(index)
  for (const address of ['/v1/search?q=a', '/v1/search?q=a', '/v1/search?q=a&page=2']) {
    expect((await app.request(address)).status).toBe(200)
  }
  expect(index.asked).toHaveLength(2)
})

test('an error is worked out again', async () => {
  const index = fakeIndex()
  const app = createApp(index)
  for (let i = 0; i < 2; i++) expect((await app.request('/v1/search?q=')).status).toBe(400)
  expect(index.asked).toHaveLength(2)
})

test('another index answers for itself', async () => {
  const indexes = [fakeIndex(), fakeIndex()]
  for (const index of indexes) await createApp(index).request('/v1/search?q=a')
  expect(indexes.map(({ asked }) => asked.length)).toEqual([1, 1])
})

/** An index whose suggestions take about so many bytes each, as many as there are asked for. */
function wordyIndex(bytes: number) {
  const index = fakeIndex()
  const suggest: typeof index.suggest = (typed, limit) => ({
    ...index.suggest(typed, limit),
    typed: 'x'.repeat(bytes),
  })
  return { ...index, suggest }
}

const MEGABYTE = 2 ** 20

test('an answer that would drive out many others is not kept', async () => {
  const index = wordyIndex(1.1 * MEGABYTE)
  const app = createApp(index)
  for (let i = 0; i < 2; i++) await app.request('/v1/suggest?q=a')
  expect(index.asked).toHaveLength(2)
})

test('what is kept has a bound: the answers asked for longest ago go first', async () => {
  const index = wordyIndex(0.9 * MEGABYTE)
  const app = createApp(index)
  const ask = async (i: number) => (await app.request(`/v1/suggest?q=${i}`)).arrayBuffer()
  for (let i = 0; i < 40; i++) await ask(i)
  await ask(39)
  expect(index.asked).toHaveLength(40)
  await ask(0)
  expect(index.asked).toHaveLength(41)
})

test('long addresses of short answers count as well', async () => {
  const index = fakeIndex()
  const app = createApp(index)
  // 9 kB each, in two bytes a character.
  const long = '%E6%B1%89'.repeat(990)
  for (let i = 0; i < 2000; i++) await app.request(`/v1/suggest?q=${long}${i}`)
  await app.request(`/v1/suggest?q=${long}0`)
  expect(index.asked).toHaveLength(2001)
})

test('what is asked of a copy of an index is kept apart from it', async () => {
  const index = fakeIndex()
  const [app, own] = [createApp(index), createApp({ ...index })]
  for (const each of [own, app, own, app]) await each.request('/v1/search?q=a')
  expect(index.asked).toHaveLength(2)
})

test('answers of every length are their own UTF-8, and stay so when others are told', () => {
  const lengths = [0, 1, 1000, 174_000, 175_000, 262_000, 400_000]
  const address = (length: number) => new URL(`http://localhost/?${length}`)
  const text = (length: number) => `${'政'.repeat(length)}😀a`
  const route = hot((_, { search }) => ({ text: text(Number(search.slice(1))), took_ms: 1 }))
  const index = fakeIndex()
  for (const _ of ['first', 'again']) {
    const bodies = lengths.map((length) => route(index, address(length)).body)
    for (const [i, body] of bodies.entries()) {
      const { text: got } = JSON.parse(Buffer.from(body as Uint8Array).toString())
      expect(got === text(lengths[i] as number)).toBe(true)
    }
  }
})
