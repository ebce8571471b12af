// This build and another checkout's in one process, in turn, on an index and query log that `--sections` left.
//   node scripts/bench/in-turn.mjs <checkout> <work>/<sections>
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isPlain } from './queries/log.mjs'
import { median } from './scale/timings.mjs'
import { filesIn, readQueries } from './scale/work-files.mjs'

/** Times each query is asked of each for its first 20; the least counts, which load disturbs least. */
const TOP_TIMES = 15
/** Passes through the log for whole answers, after one that compiles. */
const PASSES = 5

const [other, folder] = process.argv.slice(2).map((path) => resolve(path))
if (folder === undefined) throw new Error('Give another checkout, built, and <work>/<sections>.')
const files = filesIn(folder)
const { queries } = readQueries(files.queries)
const here = resolve(import.meta.dirname, '../..')
const builds = await Promise.all([other, here].map(opened))

const least = builds.map(() => [])
for (const { text } of queries.filter(isPlain)) {
  const times = builds.map(() => [])
  for (let i = 0; i < TOP_TIMES; i++) {
    for (const [at, { top }] of builds.entries()) times[at].push(milliseconds(() => top(text)))
  }
  for (const [at, each] of times.entries()) least[at].push(Math.min(...each))
}
const share = (times, part) => times.toSorted((a, b) => a - b)[Math.floor(part * times.length)]
for (const [at, times] of least.entries()) {
  const [p50, p75, p95] = [0.5, 0.75, 0.95].map((part) => share(times, part).toFixed(3))
  console.log(`top 20, ${builds[at].path}: ${p50} / ${p75} / ${p95} ms`)
}
const ratios = least[1].map((time, i) => time / least[0][i])
console.log(`top 20, median of the ratios: ${median(ratios).toFixed(2)}`)

const whole = builds.map(() => [])
for (let pass = 0; pass <= PASSES; pass++) {
  for (const [at, { answer }] of builds.entries()) {
    const before = process.cpuUsage()
    for (const query of queries) answer(query)
    const { user, system } = process.cpuUsage(before)
    if (pass > 0) whole[at].push((user + system) / 1000 / queries.length)
  }
}
for (const [at, times] of whole.entries()) {
  const told = times.map((time) => time.toFixed(2)).join(', ')
  console.log(`whole answers as JSON, ${builds[at].path}: ${told} ms of CPU each`)
}

async function opened(path) {
  const load = (name) => import(pathToFileURL(`${path}/${name}`).href)
  const { default: peer } = await load('scripts/bench/peer.mjs')
  await peer.open(files.index)
  const { FACET_FIELDS, openIndex } = await load('dist/index.js')
  const index = await openIndex(files.index)
  await index.prepare()
  const answer = ({ text, filters }) =>
    JSON.stringify(index.search(text, { filters, facets: FACET_FIELDS }))
  return { path, top: (text) => peer.top(text), answer }
}

function milliseconds(act) {
  const start = performance.now()
  act()
  return performance.now() - start
}
