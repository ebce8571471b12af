// Kills a writer with SIGKILL again and again: at every step of the disk in turn, and at random
// moments, then opens what is there. Counts what must never happen: an index that does not open, a
// generation that was told to be published and is not served, one that is none of those written.
//
//   npm run build && node scripts/crash/main.mjs [--cycles 500] [--seed 1]
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { random } from '../random.mjs'

const { values } = parseArgs({
  options: { cycles: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
})
const cycles = Number(values.cycles)
const dist = new URL('../../dist/engine/embedded/generations/', import.meta.url)
const { load } = await import(new URL('load.js', dist).href)
const { verify } = await import(new URL('verify.js', dist).href)

const next = random(Number(values.seed))

/** What takes longer to open than it should, in ms, is told and fails nothing: the machine may be busy. */
const LATE = 2_000

/** Steps of the disk that a writer needs for its first generation and the one after, about. */
const STEPS = 90

/** Runs a writer to its end. @returns the numbers it told, in order. */
function write(folder, first, fatalStep, deadline) {
  return new Promise((resolve) => {
    const writer = spawn(
      process.execPath,
      [new URL('writer.mjs', import.meta.url).pathname, folder, `${first}`, `${fatalStep}`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let told = ''
    writer.stdout.on('data', (chunk) => {
      told += chunk
    })
    const timer = setTimeout(() => writer.kill('SIGKILL'), deadline)
    writer.on('close', (code) => {
      clearTimeout(timer)
      // It publishes for ever: one that ends by itself has failed.
      if (code !== null) failures += 1
      resolve(
        told
          .split('\n')
          .filter(Boolean)
          .map((line) => Number(line.split(' ')[0])),
      )
    })
  })
}

const folder = mkdtempSync(join(tmpdir(), 'baosou-crash-'))
let served = 0
let failures = 0
let slowest = 0
let late = 0
let published = 0
const start = performance.now()
for (let cycle = 0; cycle < cycles; cycle += 1) {
  const first = served + 1
  const atStep = cycle % 3 < 2
  const fatalStep = atStep ? 1 + ((2 * Math.floor(cycle / 3) + (cycle % 3)) % STEPS) : 0
  const told = await write(folder, first, fatalStep, atStep ? 5_000 : 60 + next(240))
  published += told.length
  const before = performance.now()
  const found = await load(folder, 'crash').catch((error) => error)
  const taken = performance.now() - before
  slowest = Math.max(slowest, taken)
  if (taken > LATE) late += 1
  const last = told.at(-1) ?? served
  if (found instanceof Error) {
    // Before the first generation was published there is none.
    if (last > 0 || !found.message.includes('there is no index here')) {
      failures += 1
      console.log(`cycle ${cycle} (step ${fatalStep}): not opened: ${found.message}`)
    }
    continue
  }
  const number = Number(Buffer.from(found.files.get('texts')).toString().split(' ')[2])
  if (found.notice !== null || (number !== last && number !== last + 1)) {
    failures += 1
    console.log(
      `cycle ${cycle} (step ${fatalStep}): serves ${number}, told ${last} ${found.notice ?? ''}`,
    )
  }
  served = number
}
await write(folder, served + 1, 0, 1_000)
const check = await verify(folder)
const left = [...readdirSync(folder), ...readdirSync(join(folder, 'generations'))]
// Beside the current one and the one before there may be one that the last writer was about to name
// or to remove.
if (!check.sound || check.generations.length > 3) failures += 1
console.log(
  `${cycles} cycles in ${((performance.now() - start) / 1000).toFixed(0)} s, ${published} generations told: ` +
    `${failures} lost or unopenable; slowest open ${slowest.toFixed(0)} ms, ${late} above ${LATE}; left: ${left.join(' ')}`,
)
rmSync(folder, { recursive: true, force: true })
process.exitCode = failures === 0 ? 0 : 1
