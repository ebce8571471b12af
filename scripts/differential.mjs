#!/usr/bin/env node
// Holds the engine against the slow model of its tests: scripts/differential.mjs [--pairs 100000] [--seed 1]
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    /** Random queries, each of a random collection. */
    pairs: { type: 'string', default: '100000' },
    /** The same seed draws the same pairs. */
    seed: { type: 'string', default: '1' },
  },
})
for (const [name, value] of Object.entries(values)) {
  if (/^\d{1,9}$/.test(value)) continue
  console.error(`--${name} is ${value}; give a whole number.`)
  process.exit(2)
}

const root = fileURLToPath(new URL('..', import.meta.url))
const { status } = spawnSync(
  process.execPath,
  [`${root}node_modules/vitest/vitest.mjs`, 'run', 'test/e2e/differential.test.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DIFFERENTIAL_PAIRS: values.pairs, DIFFERENTIAL_SEED: values.seed },
  },
)
process.exit(status ?? 1)
