// One report in a hundred added to an index, beside all of them indexed from nothing.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { random } from '../../random.mjs'
import { buildOnce } from './build.mjs'
import { measured } from './child.mjs'

const ONE_IN = 100
const QUERIES = 300

/**
 * @param folder room for the two collections and their indexes, which are removed.
 * @returns seconds of both, their ratio, seconds from the start of a process to the first answer of each, and whether both
 * answer queries the same.
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
      ...(await answersOf({ grown, anew }, folder, most)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The collection without one report in a hundred, drawn by a seed, and these. */
function divided(corpus, folder, seed) {
  const next = random(seed)
  const parts = { fewer: [], more: [] }
  const queries = []
  for (const name of readdirSync(corpus).sort()) {
    for (const line of readFileSync(join(corpus, name), 'utf8').split('\n')) {
      if (line === '') continue
      const part = parts[next(ONE_IN) === 0 ? 'more' : 'fewer']
      part.push(line)
      if (queries.length < QUERIES) queries.push(pieceOf(JSON.parse(line).text, next))
    }
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(queriesIn(folder), JSON.stringify(queries))
  return Object.fromEntries(
    Object.entries(parts).map(([name, lines]) => {
      const path = join(folder, `${name}.jsonl`)
      writeFileSync(path, `${lines.join('\n')}\n`)
      return [name, { path, reports: lines.length }]
    }),
  )
}

/** Two to seven characters of a text from some place on, to be found as they stand. */
function pieceOf(text, next) {
  const [run = '公开'] = /\p{sc=Han}{2,7}/u.exec(text.slice(next(text.length))) ?? []
  return `"${run}"`
}

const queriesIn = (folder) => join(folder, 'queries.json')

/** What both indexes answer, and when the first answer is there. */
async function answersOf({ grown, anew }, folder, seconds) {
  const ask = (index) => measured('grown.mjs', [index, queriesIn(folder)], { seconds })
  const [ofGrown, ofAnew] = [await ask(grown), await ask(anew)]
  for (const { ended } of [ofGrown, ofAnew]) {
    if (ended !== 'done') throw new Error(`Asking what was indexed ${ended}`)
  }
  return {
    openSeconds: ofGrown.told.firstAnswerSeconds,
    wholeOpenSeconds: ofAnew.told.firstAnswerSeconds,
    same: ofGrown.told.answers === ofAnew.told.answers,
  }
}
