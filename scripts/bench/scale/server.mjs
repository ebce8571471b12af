import { fork } from 'node:child_process'
import { Agent, get } from 'node:http'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url))
const WATCHED = new URL('./watched.mjs', import.meta.url).href

/**
 * `baosou serve` in a process of its own on a free port.
 *
 * @returns `ask(parameters)` with the time to the end of the answer in ms, `watch()` and `reset()` of its memory
 *   and event loop, and `stop()`.
 */
export async function startServer(index, connections) {
  const child = fork(CLI, ['serve', '--port', '0', '--index', index], {
    execArgv: ['--import', WATCHED],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const address = await addressOf(child)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const told = (message) =>
    new Promise((resolve) => {
      child.once('message', ({ watched }) => resolve(watched))
      child.send(message)
    })
  return {
    ask: (parameters) => request(`${address}/v1/search?${addressed(parameters)}`, agent),
    watch: () => told('watch'),
    reset: () => told('reset'),
    async stop() {
      agent.destroy()
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk
      const [address] = /http:\/\/\S+/.exec(text) ?? []
      if (address && text.includes('\n', text.indexOf(address))) resolve(address)
    })
  })
}

/** Several values of one name are given one after the other. */
function addressed(parameters) {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, each]),
  )
  return new URLSearchParams(pairs).toString()
}

function request(url, agent) {
  const from = performance.now()
  return new Promise((resolve, reject) => {
    const sent = get(url, { agent }, (response) => {
      const parts = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () => {
        const time = performance.now() - from
        resolve({ time, status: response.statusCode, body: Buffer.concat(parts) })
      })
    })
    sent.on('error', reject)
  })
}
