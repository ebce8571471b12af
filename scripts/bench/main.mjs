// Measures what the README of this folder lists: `npm run bench -- --help`
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { LAWS, SEED } from './corpora/source.mjs'
import { drawPlot } from './report/plot.mjs'
import { table } from './report/table.mjs'
import { runScale, STEPS } from './scale/run.mjs'

const WORK = join(tmpdir(), 'baosou-bench')
const PEERS = ['flexsearch', 'minisearch', 'sqlite']
/** Pairs of a build and bare jieba: one where it takes minutes. */
const PAIRS = { few: 1, usual: 3, large: 50_000 }

const HELP = `npm run bench [-- <folder with reports>…]
  The sample and the folders, within a minute: indexing beside bare jieba, HTTP beside a scan.

npm run bench -- --sections <n> [options]
  A collection of about n sections of the laws beside the checkout, or of made-up text: build, size, memory,
  times by class of query, worst queries, and other engines beside it. Prints a table in Markdown.
  --queries <n>      queries of the log (default 1000)
  --peers <a,b>      of ${PEERS.join(',')}, or none (default all; first: npm ci --prefix scripts/peers)
  --steps <a,b>      of ${STEPS.join(',')} (default all); the rest keeps its last result.
                     open to peers need an index of build, top and peers also the truth of scan
  --pairs <n>        builds in turn with bare jieba (default ${PAIRS.usual}, from ${PAIRS.large} sections on ${PAIRS.few})
  --seconds <n>      most for each measurement and each peer (default 900)
  --from <folder>    where laws-hans.jsonl.gz and laws-hant.jsonl.gz lie
  --seed <n>         of corpus and queries (default ${SEED})
  --work <folder>    where corpus and index stay (default ${WORK})
  --results <folder> where results stay, one file a size (default <work>/results)

npm run bench -- --plot <file.svg> [--results <folder>]
  Draws p99 and memory of all results against the size of the collection. With --sections, after measuring.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    sections: { type: 'string' },
    queries: { type: 'string', default: '1000' },
    peers: { type: 'string', default: PEERS.join(',') },
    steps: { type: 'string', default: STEPS.join(',') },
    pairs: { type: 'string' },
    seconds: { type: 'string', default: '900' },
    from: { type: 'string', default: LAWS },
    seed: { type: 'string', default: String(SEED) },
    work: { type: 'string', default: WORK },
    results: { type: 'string' },
    plot: { type: 'string' },
  },
})
const results = values.results ?? join(values.work, 'results')

if (values.help) console.log(HELP)
else {
  if (values.sections !== undefined) await scale()
  if (values.plot !== undefined) console.log(drawPlot(results, values.plot))
  if (values.sections === undefined && values.plot === undefined) {
    const { measureQuick } = await import('./quick.mjs')
    await measureQuick(positionals, whole('seed'))
  }
}

async function scale() {
  const sections = whole('sections')
  const options = {
    ...values,
    results,
    sections,
    seed: whole('seed'),
    queries: whole('queries'),
    seconds: whole('seconds'),
    peers: listed('peers', PEERS),
    steps: listed('steps', STEPS),
    pairs: values.pairs ? whole('pairs') : sections < PAIRS.large ? PAIRS.usual : PAIRS.few,
  }
  const result = await runScale(options, (line) => console.error(line))
  console.log(table(result, availableParallelism()))
}

function listed(name, known) {
  if (values[name] === 'none') return []
  const names = values[name].split(',')
  const unknown = names.filter((each) => !known.includes(each))
  if (unknown.length > 0) refuse(`--${name} ${unknown.join(',')}: known are ${known.join(', ')}.`)
  return names
}

function whole(name) {
  const number = Number(values[name])
  if (!Number.isSafeInteger(number) || number < 1)
    refuse(`--${name} takes a whole number from 1 on.`)
  return number
}

function refuse(message) {
  console.error(message)
  process.exit(1)
}
