#!/usr/bin/env node
// Holds the engine against the slow model of its tests: scripts/differential.mjs --help
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const HELP = `scripts/differential.mjs [--pairs 100000] [--seed 1]
  Random queries of random small collections.

scripts/differential.mjs --index <folder> [--queries 2000] [--seed 1]
  Random queries of an index on the disk, which the model holds in memory as well (100,000 sections: 3 GB).
  Told in hundreds, the first of the seed given, the next of the seed after it: one that was stopped goes on
  with --seed.

Compared are sets, totals, boundaries, spans and facets. Ends with 1 when anything differs.`

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    index: { type: 'string' },
    /** Random queries, each of a random collection. */
    pairs: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '2000' },
    /** The same seed draws the same queries. */
    seed: { type: 'string', default: '1' },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit()
}
for (const name of ['pairs', 'queries', 'seed']) {
  if (/^\d{1,9}$/.test(values[name])) continue
  console.error(`--${name} is ${values[name]}; give a whole number.`)
  process.exit(2)
}

const root = fileURLToPath(new URL('..', import.meta.url))
const file = values.index === undefined ? 'differential' : 'differential-index'
const asked =
  values.index === undefined
    ? { DIFFERENTIAL_PAIRS: values.pairs }
    : { DIFFERENTIAL_PAIRS: values.queries, DIFFERENTIAL_INDEX: resolve(values.index) }
const { status } = spawnSync(
  process.execPath,
  [
    `${root}node_modules/vitest/vitest.mjs`,
    'run',
    `test/e2e/${file}.test.ts`,
    // A line for each part as it ends.
    '--reporter=verbose',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...asked, DIFFERENTIAL_SEED: values.seed },
  },
)
process.exit(status ?? 1)
