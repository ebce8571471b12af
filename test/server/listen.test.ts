import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
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

test('closing lets an open request finish', async () => {
  const slow = {
    fetch: async () => {
      await new Promise((resolve) => setTimeout(resolve, 200))
      return new Response('done')
    },
  }
  const server = await listen(slow, { port: 0 })
  const answer = fetch(server.address)
  await new Promise((resolve) => setTimeout(resolve, 100))
  const closed = server.close()
  expect(await (await answer).text()).toBe('done')
  await closed
})

test('closing does not wait for ever', async () => {
  const stuck = { fetch: () => new Promise<Response>(() => {}) }
  const server = await listen(stuck, { port: 0, patience: 100 })
  const answer = fetch(server.address).catch((error: Error) => error.message)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await server.close()
  expect(await answer).toBe('fetch failed')
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
