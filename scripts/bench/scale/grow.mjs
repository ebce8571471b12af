// One report in a hundred added to an index, beside all of them indexed from nothing.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { random } from '../../random.mjs'
import { buildOnce } from './build.mjs'

const ONE_IN = 100

/**
 * @param folder room for the two collections and their indexes, which are removed.
 * @returns seconds of both, their ratio, and whether both made the same generation.
 */
export async function grow({ corpus, folder, seed, most }, say) {
  const { fewer, more } = divided(corpus, folder, seed)
  const [grown, anew] = [join(folder, 'grown'), join(folder, 'anew')]
  try {
    say(`${more.reports} reports added, and all ${fewer.reports + more.reports} from nothing …`)
    await buildOnce([fewer.path], grown, most)
    const added = await buildOnce([fewer.path, more.path], grown, most)
    const whole = await buildOnce([fewer.path, more.path], anew, most)
    return {
      reports: more.reports,
      seconds: added.seconds,
      wholeSeconds: whole.seconds,
      ratio: added.seconds / whole.seconds,
      same: servedBy(grown) === servedBy(anew),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The collection without one report in a hundred, drawn by a seed, and these. */
function divided(corpus, folder, seed) {
  const next = random(seed)
  const parts = { fewer: [], more: [] }
  for (const name of readdirSync(corpus).sort()) {
    for (const line of readFileSync(join(corpus, name), 'utf8').split('\n')) {
      if (line !== '') parts[next(ONE_IN) === 0 ? 'more' : 'fewer'].push(line)
    }
  }
  mkdirSync(folder, { recursive: true })
  return Object.fromEntries(
    Object.entries(parts).map(([name, lines]) => {
      const path = join(folder, `${name}.jsonl`)
      writeFileSync(path, `${lines.join('\n')}\n`)
      return [name, { path, reports: lines.length }]
    }),
  )
}

/** The generation an index serves. */
function servedBy(index) {
  return readFileSync(join(index, 'current'), 'utf8').match(/[0-9a-f]{16,}/)?.[0]
}
