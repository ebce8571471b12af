#!/usr/bin/env node
// Reads files nobody would write: scripts/fuzz-sources.mjs [--kind bytes] [--count 200000] [--seed 1]
// Kinds: bytes (damaged sample reports), html (trees of tags), pdf and docx (damaged documents).
// Fails when one is neither a report nor refused for a reason, or takes 10 s. Needs `npm run build`.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { perform } from '../dist/build/perform.js'
import { FuzzedSources, KINDS } from './fuzz/sources.mjs'

const LIMIT_MS = 10_000
const SAMPLE = fileURLToPath(new URL('../index-data/sample', import.meta.url))

const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: 'bytes' },
    count: { type: 'string', default: '200000' },
    /** The same seed makes the same files. */
    seed: { type: 'string', default: '1' },
  },
})
for (const name of ['count', 'seed']) {
  if (/^\d{1,9}$/.test(values[name])) continue
  console.error(`--${name} is ${values[name]}; give a whole number.`)
  process.exit(2)
}
if (!KINDS.includes(values.kind)) {
  console.error(`--kind is ${values.kind}; give one of ${KINDS.join(', ')}.`)
  process.exit(2)
}

// As a reader's process does: PDF.js leaves promises of damaged files that nobody waits for.
process.on('unhandledRejection', () => {})

const folder = mkdtempSync(join(tmpdir(), 'baosou-fuzz-'))
try {
  process.exitCode = (await fuzz(values.kind, Number(values.count))) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @returns whether everything held. */
async function fuzz(kind, count) {
  const sources = new FuzzedSources(kind, Number(values.seed), samples())
  const took = new Float64Array(count)
  const outcomes = { report: 0, refused: 0 }
  const failures = []
  let slowest = { ms: 0, at: -1 }
  let bytesRead = 0
  let memory = 0
  const start = performance.now()
  for (let at = 0; at < count && failures.length < 10; at++) {
    const { name, bytes } = await sources.next()
    const path = join(folder, name)
    writeFileSync(path, bytes)
    bytesRead += bytes.length
    const begun = performance.now()
    const results = await perform({ kind: 'file', path, id: name })
    took[at] = performance.now() - begun
    if (took[at] > slowest.ms) slowest = { ms: took[at], at }
    for (const result of results) {
      outcomes[result.kind] += 1
      if (isFailure(result)) failures.push({ at, name, reason: result.refusal.reason })
    }
    if (results.length === 0) failures.push({ at, name, reason: 'neither a report nor a refusal' })
    if (took[at] >= LIMIT_MS) failures.push({ at, name, reason: `took ${took[at]} ms` })
    if (at % 200 === 0) memory = Math.max(memory, process.memoryUsage.rss())
    if ((at + 1) % 20_000 === 0) console.error(`${at + 1} files`)
  }
  const seconds = (performance.now() - start) / 1000
  for (const failure of failures) console.log(JSON.stringify(failure))
  took.sort()
  const share = (part) => took[Math.max(0, Math.ceil(part * count) - 1)].toFixed(1)
  console.log(
    `${kind}, seed ${values.seed}: ${count} files, ${(bytesRead / 1e6).toFixed(0)} MB in ${seconds.toFixed(0)} s; ` +
      `${outcomes.report} reports, ${outcomes.refused} refused, ${failures.length} failed`,
  )
  console.log(
    `ms: p50 ${share(0.5)}, p99 ${share(0.99)}, most ${slowest.ms.toFixed(1)} (file ${slowest.at}); ` +
      `memory at most ${Math.round(memory / 1e6)} MB`,
  )
  return failures.length === 0
}

/** What reading did not foresee is told as a refusal, so that one report is lost and not the batch. */
function isFailure(result) {
  return result.kind === 'refused' && result.refusal.reason.startsWith('could not be read')
}

function samples() {
  return readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => join(SAMPLE, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path))
}
