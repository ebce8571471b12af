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
      headers: [['X-Url', (posted[at] as Asked).url]],
      body: new ArrayBuffer(0),
    })
  return { posted, queue, finish }
}

const request = (path: string, init: RequestInit = {}) => new Request(`http://h/${path}`, init)

test('requests are answered in their order, two of them with the thread at a time', async () => {
  const { posted, queue, finish } = queueOf()
  const answers = ['a', 'b', 'c'].map((path) => queue.ask(request(path)))
  expect(posted.map(({ url }) => url)).toEqual(['http://h/a', 'http://h/b'])
  finish(0)
  expect(posted.map(({ url }) => url)).toEqual(['http://h/a', 'http://h/b', 'http://h/c'])
  finish(1)
  finish(2)
  const urls = (await Promise.all(answers)).map(({ headers }) => headers.get('X-Url'))
  expect(urls).toEqual(['http://h/a', 'http://h/b', 'http://h/c'])
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
