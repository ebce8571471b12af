import { env } from 'node:process'
import { expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { compareAtRandom, described } from '../support/differential.ts'
import { compareMadeUp } from '../support/made-up-comparison.ts'
import { readPools } from '../support/random-collections.ts'

/** `scripts/differential.mjs` asks for more, and for others. */
const PAIRS = Number(env['DIFFERENTIAL_PAIRS'] ?? 5000)
const SEED = Number(env['DIFFERENTIAL_SEED'] ?? 20261122)

/** In parts with a seed each, so that a long run tells how far it is. */
const PART = 5000
const parts = Array.from({ length: Math.ceil(PAIRS / PART) }, (_, i) => ({
  seed: SEED + i,
  pairs: Math.min(PART, PAIRS - i * PART),
}))

const { pools, absent } = await readPools(random(SEED))
const without =
  absent.length === 0 ? '' : ` (without ${absent.length} texts not beside the checkout)`

test.each(parts)(
  `the engine answers $pairs random queries of seed $seed as the slow model does${without}`,
  ({ pairs, seed }) => {
    const { differences, matching } = compareAtRandom(pools, pairs, random(seed))
    expect(differences.map(described).join('\n\n')).toBe('')
    // Most queries find something, or nothing much is compared.
    expect(matching).toBeGreaterThan(pairs * 0.4)
  },
  600_000,
)

test.each(parts)(
  'it retrieves terms of any shape as the model does, whatever the lexicon holds: seed $seed',
  ({ pairs, seed }) => {
    expect(compareMadeUp(pairs * 2, random(seed)).join('\n')).toBe('')
  },
  600_000,
)
