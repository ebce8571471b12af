import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test, vi } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import { listen } from '../../src/server/listen.ts'
import { fakeIndex } from '../support/fake-index.ts'

const app = createApp(fakeIndex())

test('answers on a free port, and no more once closed', async () => {
  const server = await listen(app, { port: 0 })
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const answer = await fetch(`${server.address}/v1/search?q=${'%E6%B1%89'.repeat(900)}`)
  expect(answer.status).toBe(200)
  await answer.json()
  await server.close()
  await expect(fetch(server.address)).rejects.toThrow('fetch failed')
})

test('a port in use is told with the remedy', async () => {
  const server = await listen(app, { port: 0 })
  const port = Number(new URL(server.address).port)
  await expect(listen(app, { port })).rejects.toMatchObject({
    code: 'cannot_listen',
    message: `Port ${port} on 127.0.0.1 is in use.`,
    advice: expect.stringContaining('--port'),
  })
  await server.close()
})

test('a host that is not of this machine is told', async () => {
  await expect(listen(app, { port: 0, host: '192.0.2.1' })).rejects.toMatchObject({
    code: 'cannot_listen',
    advice: expect.stringContaining('HOST'),
  })
})

/** Answers when told to, not before. */
function slowApp() {
  let asked = 0
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const fetch = async () => {
    asked++
    await finished
    return new Response('done')
  }
  const hasAsked = (count: number) => vi.waitFor(() => expect(asked).toBe(count))
  return { fetch, hasAsked, finish }
}

test('closing lets an open request finish, and tells that nothing was cut off', async () => {
  const slow = slowApp()
  const server = await listen(slow, { port: 0 })
  const answer = fetch(server.address)
  await slow.hasAsked(1)
  const closed = server.close()
  slow.finish()
  expect(await (await answer).text()).toBe('done')
  expect((await answer).headers.get('connection')).toBe('close')
  expect(await closed).toBe(0)
})

test('who asks while the server is closing is told to ask again, elsewhere', async () => {
  const slow = slowApp()
  const server = await listen(slow, { port: 0 })
  const answer = fetch(server.address)
  await slow.hasAsked(1)
  const closed = server.close()
  const late = await fetch(`${server.address}/v1/search?q=a`)
  expect(late.status).toBe(503)
  expect(late.headers.get('connection')).toBe('close')
  expect(late.headers.get('retry-after')).toBe('2')
  expect(await late.json()).toMatchObject({ code: 'stopping', instance: '/v1/search' })
  slow.finish()
  expect(await (await answer).text()).toBe('done')
  expect(await closed).toBe(0)
  await expect(fetch(server.address)).rejects.toThrow('fetch failed')
})

test('closing does not wait for ever, and tells how many answers were cut off', async () => {
  const slow = slowApp()
  const server = await listen(slow, { port: 0, patience: 50 })
  const answers = [1, 2].map(() => fetch(server.address).catch((error: Error) => error.message))
  await slow.hasAsked(2)
  expect(await server.close()).toBe(2)
  expect(await Promise.all(answers)).toEqual(['fetch failed', 'fetch failed'])
})

test('an asker who has left is not waited for', async () => {
  const slow = slowApp()
  const server = await listen(slow, { port: 0, patience: 30_000 })
  const leaving = new AbortController()
  const answer = fetch(server.address, { signal: leaving.signal }).catch(() => 'left')
  await slow.hasAsked(1)
  const closed = server.close()
  leaving.abort()
  expect(await answer).toBe('left')
  expect(await closed).toBe(0)
})

test('a connection that asks nothing does not keep the server from closing', async () => {
  const server = await listen(app, { port: 0, patience: 30_000 })
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1')
  await once(socket, 'connect')
  const ended = once(socket, 'close')
  expect(await server.close()).toBe(0)
  await ended
})

test.each([
  ['no HTTP', 'hello\r\n\r\n', 400, 'unreadable'],
  ['far too long', `GET /?q=${'a'.repeat(200_000)} HTTP/1.1\r\n\r\n`, 431, 'header_too_long'],
])('what is %s is refused with a problem document', async (_name, request, status, code) => {
  const server = await listen(app, { port: 0 })
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1')
  let answer = ''
  socket.on('data', (bytes) => {
    answer += bytes
  })
  socket.on('error', () => {})
  socket.write(request)
  await once(socket, 'close')
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status, code })
  await server.close()
})
