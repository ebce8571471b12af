// All measurements of one size, one process after the other.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildFigures, buildOnce, cutOnce } from './build.mjs'
import { measured } from './child.mjs'
import { grow } from './grow.mjs'
import { median } from './timings.mjs'
import { bytesBelow, filesIn } from './work-files.mjs'

const SAMPLE = fileURLToPath(new URL('../../../index-data/sample', import.meta.url))
const CORPORA = fileURLToPath(new URL('../corpora/main.mjs', import.meta.url))
/** A corpus, an index or a truth takes at most so long. */
const HOUR = 3_600
const OPENINGS = 3
/** Of the time a measurement has, when it stops asking. */
const ASKING = 0.85
/** Of the memory of the machine, what the heap of another engine may take. */
const PEER_MEMORY = 0.7

export const STEPS = [
  'build',
  'grow',
  'scan',
  'open',
  'top',
  'answers',
  'http',
  'worst',
  'memory',
  'peers',
]

/**
 * Measures one size and keeps the result as JSON, step by step: a step that is not asked for keeps what it gave
 * before.
 *
 * @param options `{ sections, from, seed, queries, work, results, steps, peers, seconds, pairs }`
 */
export async function runScale(options, say) {
  const folder = join(options.work, String(options.sections))
  const files = filesIn(folder)
  const file = join(options.results, `${options.sections}.json`)
  mkdirSync(folder, { recursive: true })
  mkdirSync(dirname(file), { recursive: true })
  const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { peers: {} }
  const keep = (values) => {
    Object.assign(result, values)
    writeFileSync(file, JSON.stringify(result, null, 1))
  }
  const task = async (name, args, most = options.seconds, node = []) => {
    say(`${[name, ...args].join(' ')} …`)
    const done = await measured(`./${name}.mjs`, [folder, ...args], { seconds: most, node })
    if (done.ended !== 'done') say(`${name} ${done.ended}`)
    return { ...done.told, ended: done.ended }
  }
  const date = new Date().toISOString()
  keep({ machine: { node: process.version, load: loadavg()[0], date } })
  await corpus(options, files, say)
  const prepare = async () => {
    const { text, ended } = await task('prepare', [options.queries, options.seed], HOUR)
    if (ended !== 'done') throw new Error('The queries could not be made.')
    keep({ text })
  }
  // A measurement stops asking in time to tell what it has.
  const soon = options.seconds * ASKING
  const steps = {
    build: async () => keep({ build: await build(options, files, prepare, say) }),
    grow: async () => {
      const asked = { corpus: files.corpus, folder: files.growing, seed: options.seed, most: HOUR }
      keep({ grow: await grow(asked, say) })
    },
    scan: async () => keep({ scan: await task('scan', [], HOUR) }),
    open: async () => keep({ open: await openings(task) }),
    top: async () => keep({ top: await task('top', [soon]) }),
    answers: async () => keep({ answers: await task('answers', [soon]) }),
    http: async () => keep({ http: await task('http', [soon]) }),
    worst: async () => keep({ worst: await task('worst', []) }),
    memory: async () => keep({ memory: await task('memory', [soon]) }),
    peers: async () => {
      for (const name of options.peers) {
        const heap = `--max-old-space-size=${Math.floor((PEER_MEMORY * totalmem()) / 2 ** 20)}`
        const node = ['--expose-gc', heap]
        const peer = await task('plain-peer', [name, soon], options.seconds, node)
        keep({ peers: { ...result.peers, [name]: peer } })
      }
    },
  }
  if (!options.steps.includes('build') && !existsSync(files.queries)) await prepare()
  for (const step of STEPS) {
    if (!options.steps.includes(step)) continue
    await steps[step]()
    keep({ ran: { ...result.ran, [step]: date } })
  }
  return result
}

/** Written once for a size, seed and source. */
async function corpus({ sections, from, seed }, { corpus: out }, say) {
  const made = join(dirname(out), 'corpus.json')
  const wanted = JSON.stringify({ sections, from, seed })
  if (existsSync(made) && readFileSync(made, 'utf8') === wanted) return
  say('corpus …')
  const args = ['--sections', sections, '--out', out, '--from', from, '--seed', seed]
  const { ended } = await measured(CORPORA, args, { seconds: HOUR })
  if (ended !== 'done') throw new Error(`The corpus could not be written: ${ended}`)
  writeFileSync(made, wanted)
}

async function build({ pairs }, files, prepare, say) {
  const taken = []
  for (let i = 0; i < pairs; i++) {
    say(`build ${i + 1} of ${pairs} …`)
    rmSync(files.index, { recursive: true, force: true })
    const built = await buildOnce([SAMPLE, files.corpus], files.index, HOUR)
    if (i === 0) await prepare()
    say('bare jieba …')
    taken.push({ build: built, jieba: await cutOnce(files.sections, HOUR) })
  }
  return { ...buildFigures(taken), bytes: bytesBelow(files.index) }
}

/** Median of processes started one after the other; the files are in the memory of the system by then. */
async function openings(task) {
  const all = []
  for (let i = 0; i < OPENINGS; i++) all.push(await task('open', []))
  const names = Object.keys(all[0]).filter((name) => typeof all[0][name] === 'number')
  return Object.fromEntries(names.map((name) => [name, median(all.map((each) => each[name]))]))
}
