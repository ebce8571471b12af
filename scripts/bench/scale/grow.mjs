// One report in a hundred added to an index, beside all of them indexed from nothing.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { random } from '../../random.mjs'
import { buildOnce } from './build.mjs'
import { measured } from './child.mjs'

const ONE_IN = 100
const QUERIES = 300

/**
 * @param folder room for the two collections and their indexes, which are removed.
 * @returns seconds of both, their ratio, the same of a builder that stays, seconds from the start of a process to the first
 * answer of each, and whether both answer queries the same.
 */
export async function grow({ corpus, folder, seed, most }, say) {
  const { fewer, more, further } = divided(corpus, folder, seed)
  const [grown, anew, kept] = ['grown', 'anew', 'kept'].map((name) => join(folder, name))
  try {
    say(`${more.reports} reports added, and all ${fewer.reports + more.reports} from nothing …`)
    await buildOnce([fewer.path], grown, most)
    cpSync(grown, kept, { recursive: true })
    const added = await buildOnce([fewer.path, more.path], grown, most)
    const whole = await buildOnce([fewer.path, more.path], anew, most)
    const collections = [
      [fewer.path],
      [fewer.path, more.path],
      [fewer.path, more.path, further.path],
    ]
    const staying = await measured('staying.mjs', [kept, ...collections], { seconds: most })
    if (staying.ended !== 'done') throw new Error(`The builder that stays ${staying.ended}`)
    const [, first, next] = staying.told.seconds
    return {
      staying: {
        first: { seconds: first, ratio: first / whole.seconds },
        next: { seconds: next, ratio: next / whole.seconds },
        rssMb: staying.told.rssMb,
        peakMb: staying.peakMb,
      },
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

/** The collection without two reports in a hundred, drawn by a seed, and these, half each. */
function divided(corpus, folder, seed) {
  const next = random(seed)
  const parts = { fewer: [], more: [], further: [] }
  const queries = []
  for (const file of readdirSync(corpus).sort()) {
    for (const line of readFileSync(join(corpus, file), 'utf8').split('\n')) {
      if (line === '') continue
      const name = ['more', 'further'][next(ONE_IN)] ?? 'fewer'
      parts[name].push(line)
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
