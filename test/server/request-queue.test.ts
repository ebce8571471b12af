import { expect, test } from 'vitest'
import { MOST_WAITING, RequestQueue } from '../../src/server/request-queue.ts'
import type { Asked } from '../../src/server/thread-messages.ts'

function queueOf() {
  const posted: Asked[] = []
  const queue = new RequestQueue(
    (asked) => posted.push(asked),
    () => new Response(null, { status: 503 }),
  )
  const finish = (at: number) =>
    queue.answered({
      type: 'answer',
      id: (posted[at] as Asked).id,
      status: 200,
      headers: { 'X-Url': (posted[at] as Asked).url },
      body: new Uint8Array(0),
    })
  return { posted, queue, finish }
}

const request = (path: string, init: RequestInit = {}) => new Request(`http://h/${path}`, init)

test('requests are answered in their order, two of them with the thread at a time', async () => {
  const { posted, queue, finish } = queueOf()
  const asked = ['a', 'b', 'c', 'd', 'e']
  const answers = asked.map((path) => queue.ask(request(path)))
  const given = () => posted.map(({ url }) => url.at(-1))
  expect(given()).toEqual(['a', 'b'])
  finish(0)
  expect(given()).toEqual(['a', 'b', 'c'])
  for (let at = 1; at < asked.length; at++) finish(at)
  expect(given()).toEqual(asked)
  const urls = (await Promise.all(answers)).map(({ headers }) => headers.get('X-Url')?.at(-1))
  expect(urls).toEqual(asked)
})

test('a request nobody waits for any more is never worked on', () => {
  const { posted, queue, finish } = queueOf()
  const leaving = new AbortController()
  queue.ask(request('a'))
  queue.ask(request('b'))
  queue.ask(request('left', { signal: leaving.signal }))
  queue.ask(request('d'))
  leaving.abort()
  finish(0)
  expect(posted.map(({ url }) => url.at(-1))).toEqual(['a', 'b', 'd'])
})

test('one more than may wait is told to come again, unless others have left', async () => {
  const { queue } = queueOf()
  const leaving = new AbortController()
  queue.ask(request('a'))
  queue.ask(request('b'))
  for (let i = 0; i < MOST_WAITING; i++) queue.ask(request('w', { signal: leaving.signal }))
  const refused = await queue.ask(request('late'))
  expect(refused.status).toBe(503)
  leaving.abort()
  expect(queue.ask(request('later'))).toBeInstanceOf(Promise)
})

test('a request that was given up is answered all the same, so that nothing waits for it', async () => {
  const { queue, finish } = queueOf()
  const leaving = new AbortController()
  queue.ask(request('a'))
  queue.ask(request('b'))
  const left = queue.ask(request('left', { signal: leaving.signal }))
  leaving.abort()
  finish(0)
  expect((await left).status).toBe(503)
})

test('when the thread is gone, whoever waits is told so, once', async () => {
  const { posted, queue, finish } = queueOf()
  const answers = ['a', 'b', 'c'].map((path) => queue.ask(request(path)))
  finish(0)
  queue.end(({ url }) => new Response(url, { status: 503 }))
  finish(1)
  const told = (await Promise.all(answers)).map(async (answer) => [
    answer.status,
    await answer.text(),
  ])
  expect(await Promise.all(told)).toEqual([
    [200, ''],
    [503, 'http://h/b'],
    [503, 'http://h/c'],
  ])
  expect(posted).toHaveLength(3)
})

test('the thread is told of a request what decides its answer, and nothing else', () => {
  const { posted, queue } = queueOf()
  const deciding = {
    accept: 'text/html',
    'content-length': '0',
    'if-none-match': '"a"',
    'transfer-encoding': 'chunked',
  }
  const headers = new Headers({ ...deciding, cookie: 'a=b', 'user-agent': 'somebody' })
  const { signal } = request('')
  queue.ask({ url: 'http://h/a', method: 'HEAD', headers, signal } as Request)
  expect(posted[0]).toMatchObject({ url: 'http://h/a', method: 'HEAD' })
  expect(posted[0]?.headers).toEqual(deciding)
})

test('what the thread answers is passed on: status, headers, body, and none where there is none', async () => {
  const { posted, queue } = queueOf()
  const answers = ['a', 'b'].map((path) => queue.ask(request(path)))
  const [first, second] = posted.map(({ id }) => id) as [number, number]
  const body = new TextEncoder().encode('{"code":"report_unknown"}')
  const headers = { 'content-type': 'application/problem+json' }
  queue.answered({ type: 'answer', id: second, status: 404, headers, body })
  // No body may stand under this status, not even an empty one.
  queue.answered({ type: 'answer', id: first, status: 304, headers, body: new Uint8Array(0) })
  const [unchanged, unknown] = (await Promise.all(answers)) as [Response, Response]
  expect([unchanged.status, await unchanged.text()]).toEqual([304, ''])
  expect([unknown.status, await unknown.json()]).toEqual([404, { code: 'report_unknown' }])
  expect(unknown.headers.get('content-type')).toBe('application/problem+json')
})

test('TRACE, which no request can be made of, is asked as a method that is not served', () => {
  const { posted, queue } = queueOf()
  const traced = {
    url: 'http://h/',
    method: 'TRACE',
    headers: new Headers(),
    signal: request('').signal,
  }
  queue.ask(traced as Request)
  expect(posted[0]?.method).toBe('POST')
})
