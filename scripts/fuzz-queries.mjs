#!/usr/bin/env node
// Asks the sample a million queries nobody would type: scripts/fuzz-queries.mjs [--count 1000000] [--seed 1]
// Fails when one throws anything but QueryError or ParameterError, uses up its work, or when one in
// a thousand takes 50 ms. Needs `npm run build`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildIndex, openIndex, ParameterError, QueryError } from '../dist/index.js'
import { FuzzedQueries } from './fuzz/queries.mjs'

const LIMIT_MS = 50
const SAMPLE = fileURLToPath(new URL('../index-data/sample', import.meta.url))

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    /** The same seed makes the same queries. */
    seed: { type: 'string', default: '1' },
  },
})
for (const [name, value] of Object.entries(values)) {
  if (/^\d{1,9}$/.test(value)) continue
  console.error(`--${name} is ${value}; give a whole number.`)
  process.exit(2)
}
const count = Number(values.count)

const folder = mkdtempSync(join(tmpdir(), 'baosou-fuzz-'))
try {
  process.exitCode = (await fuzz()) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @returns whether everything held. */
async function fuzz() {
  const texts = []
  const onSource = ({ report }) => {
    for (const { text } of report?.sections ?? []) texts.push(text)
  }
  await buildIndex([SAMPLE], folder, { onSource })
  const index = await openIndex(folder)
  const queries = new FuzzedQueries(texts, Number(values.seed))
  const took = new Float64Array(count)
  const answers = { found: 0, nothing: 0, refused: 0 }
  const failures = []
  let slowest = { ms: 0, asked: null }
  for (let i = 0; i < count && failures.length < 10; i++) {
    const asked = queries.next()
    const start = performance.now()
    try {
      const { total, relaxed } = index.search(asked.text, asked.options)
      if (total.sections > 0 && relaxed === null) answers.found++
      else answers.nothing++
    } catch (error) {
      const expected = error instanceof QueryError || error instanceof ParameterError
      // The only refusal that depends on the index and not on the query alone.
      const overWork = expected && error.message.includes('too much work')
      if (!expected || overWork) failures.push({ asked, error })
      else answers.refused++
    }
    took[i] = performance.now() - start
    if (took[i] > slowest.ms) slowest = { ms: took[i], asked }
    if ((i + 1) % 100_000 === 0) console.error(`${i + 1} queries`)
  }
  for (const { asked, error } of failures) {
    console.log(`${JSON.stringify(asked)}\n${error.stack}`)
  }
  took.sort()
  const at = (share) => took[Math.max(0, Math.ceil(share * count) - 1)]
  console.log(
    `seed ${values.seed}: ${count} queries on ${texts.length} sections; ${answers.found} found something, ` +
      `${answers.nothing} nothing as typed, ${answers.refused} refused, ${failures.length} failed`,
  )
  console.log(
    `ms: p50 ${at(0.5).toFixed(2)}, p99 ${at(0.99).toFixed(2)}, p99.9 ${at(0.999).toFixed(2)}, ` +
      `most ${slowest.ms.toFixed(2)} for ${JSON.stringify(slowest.asked)?.slice(0, 600)}`,
  )
  return failures.length === 0 && at(0.999) < LIMIT_MS
}
