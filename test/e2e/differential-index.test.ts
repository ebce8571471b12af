import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { afterAll, expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { buildIndex } from '../../src/build.ts'
import { SAMPLE } from '../support/collections.ts'
import { described } from '../support/differential.ts'
import { compareOnIndex, openSides } from '../support/differential-of-index.ts'
import { LogQueries, logOf } from '../support/log-queries.ts'

/** `scripts/differential.mjs --index` asks another one, and more. */
const FOLDER = env['DIFFERENTIAL_INDEX']
const QUERIES = Number(env['DIFFERENTIAL_PAIRS'] ?? 300)
const SEED = Number(env['DIFFERENTIAL_SEED'] ?? 20261122)

/** In parts with a seed each, so that a long run tells how far it is and can be gone on with. */
const PART = 100
const parts = Array.from({ length: Math.ceil(QUERIES / PART) }, (_, i) => ({
  seed: SEED + i,
  queries: Math.min(PART, QUERIES - i * PART),
}))

const built = mkdtempSync(join(tmpdir(), 'baosou-test-'))
afterAll(() => rmSync(built, { recursive: true, force: true }))
if (FOLDER === undefined) await buildIndex([SAMPLE], built)
const sides = await openSides(FOLDER ?? built)
const log = logOf(sides.model.reports)

test.each(parts)(
  'an index on the disk answers $queries queries of seed $seed as the slow model does',
  ({ queries, seed }) => {
    const next = random(seed)
    const drawn = new LogQueries(sides.model.reports, log, next)
    const { differences, matching, refused } = compareOnIndex(sides, drawn, queries, next)
    if (FOLDER !== undefined)
      console.log(`seed ${seed}: ${matching} found something, ${refused} refused`)
    expect(differences.map(described).join('\n\n')).toBe('')
    // Most find something, and few are too much to answer, or nothing much is compared.
    expect(matching).toBeGreaterThan(queries * 0.4)
    expect(refused).toBeLessThan(queries * 0.1)
  },
  3_600_000,
)
