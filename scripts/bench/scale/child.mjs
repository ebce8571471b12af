import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { watchMemory } from './peak-memory.mjs'

/**
 * Runs a measurement in a process of its own, for at most so many seconds. It tells what it knows in lines of JSON,
 * so that one that is stopped has told all up to then.
 *
 * @returns `{ told, seconds, peakMb, ended }`; `ended` is `done`, `stopped at … s` or why it failed.
 */
export function measured(file, args, { seconds: most, node = [] }) {
  const path = file.startsWith('/') ? file : fileURLToPath(new URL(file, import.meta.url))
  const start = performance.now()
  const child = spawn(process.execPath, [...node, path, ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const peak = watchMemory(child.pid)
  let isLate = false
  const overdue = setTimeout(() => {
    isLate = true
    child.kill('SIGKILL')
  }, most * 1000)
  const lines = { rest: '', told: {} }
  child.stdout.setEncoding('utf8').on('data', (text) => take(lines, text))
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors = (errors + text).slice(-2_000)
  })
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(overdue)
      const failure = `failed (${signal ?? code}): ${lastLine(errors)}`
      resolve({
        told: lines.told,
        seconds: (performance.now() - start) / 1000,
        peakMb: peak(),
        ended: isLate ? `stopped at ${most} s` : code === 0 ? 'done' : failure,
      })
    })
  })
}

/** Called by a measurement. */
export function tell(values) {
  process.stdout.write(`${JSON.stringify({ told: values })}\n`)
}

/** Lines that are none of `tell`, such as the events of a build, are passed over. */
function take(lines, text) {
  const all = (lines.rest + text).split('\n')
  lines.rest = all.pop()
  for (const line of all) {
    if (line.startsWith('{"told":')) Object.assign(lines.told, JSON.parse(line).told)
  }
}

function lastLine(text) {
  const lines = text.trim().split('\n')
  return (lines.find((line) => /Error/.test(line)) ?? lines.at(-1) ?? '').trim()
}
