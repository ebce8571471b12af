import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openConnection } from './connection.mjs'

const CLI = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url))
const WATCHED = new URL('./watched.mjs', import.meta.url).href

/**
 * `baosou serve` in a process of its own on a free port.
 *
 * @param connections how many may ask at a time.
 * @param node options of its Node, such as how much heap it has.
 * @returns `ask(parameters)` with the time to the end of the answer in ms, `watch()` and `reset()` of its memory
 *   and event loop, and `stop()`.
 */
export async function startServer(index, connections, node = []) {
  const child = fork(CLI, ['serve', '--port', '0', '--index', index], {
    execArgv: [...node, '--import', WATCHED],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const address = await addressOf(child)
  const all = Array.from({ length: connections }, () => openConnection(new URL(address)))
  const free = [...all]
  const told = (message) =>
    new Promise((resolve) => {
      child.once('message', ({ watched }) => resolve(watched))
      child.send(message)
    })
  return {
    async ask(parameters) {
      const connection = free.pop()
      if (connection === undefined) throw new Error(`more than ${connections} ask at a time`)
      const from = performance.now()
      const answer = await connection.get(`/v1/search?${addressed(parameters)}`)
      free.push(connection)
      return { time: performance.now() - from, ...answer }
    },
    watch: () => told('watch'),
    reset: () => told('reset'),
    async stop() {
      for (const connection of all) connection.close()
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Fails with what it `said`, when the server ends instead. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      process.stderr.write(chunk)
      said = (said + chunk).slice(-2_000)
    })
    child.once('close', (code, signal) => {
      const ended = new Error(`the server ended with ${signal ?? code}`)
      reject(Object.assign(ended, { said: said.trim() }))
    })
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
