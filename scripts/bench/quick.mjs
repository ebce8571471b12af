// The sample and the folders given: indexing beside bare jieba, queries over HTTP beside a scan.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { analyzeTerm, searchForm } from '../../dist/analyze.js'
import { buildIndex, openIndex } from '../../dist/index.js'
import { createApp } from '../../dist/server/app.js'
import { listen } from '../../dist/server/listen.js'
import { random } from '../random.mjs'
import { percentiles } from './scale/timings.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const RUNS = 5
const QUERIES = 300

export async function measureQuick(folders, seed) {
  const sources = [join(ROOT, 'index-data/sample'), ...folders]
  const folder = mkdtempSync(join(tmpdir(), 'baosou-bench-'))
  try {
    const sections = []
    const onSource = ({ report }) => sections.push(...(report?.sections ?? []))
    await buildIndex(sources, folder, { onSource })
    const texts = join(folder, 'sections.jsonl')
    writeFileSync(texts, sections.map(({ text }) => `${JSON.stringify({ text })}\n`).join(''))
    measureIndexing(sources, folder, texts)
    await measureHttp(folder, sections, seed)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whole processes, dictionary load included, in turn with one that only loads jieba and cuts the same text. */
function measureIndexing(sources, folder, texts) {
  const cli = join(ROOT, 'dist/cli/main.js')
  const index = [cli, 'index', ...sources, '--out', folder]
  const jieba = [join(ROOT, 'scripts/bench/bare-jieba.mjs'), texts, 0, 1]
  seconds(index)
  const pairs = Array.from({ length: RUNS }, () => [seconds(index), seconds(jieba)])
  const ratios = pairs.map(([a, b]) => a / b)
  console.log(
    `index: ${range(pairs.map(([a]) => a))} s; bare jieba on the same text: ${range(pairs.map(([, b]) => b))} s; ratio ${range(ratios)}`,
  )
}

function seconds(args) {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
  return (performance.now() - start) / 1000
}

/** Seeded pieces of the reports over loopback HTTP, one at a time, in turn with a scan of all search forms. */
async function measureHttp(folder, sections, seed) {
  const index = await openIndex(folder)
  const forms = sections.map(({ text }) => searchForm(text).text)
  const server = await listen(createApp(index), { host: '127.0.0.1', port: 0 })
  const next = random(seed)
  const http = []
  const scan = []
  for (let i = 0; i < QUERIES; ) {
    const { text } = sections[next(sections.length)]
    const at = next(text.length)
    const piece = text.slice(at, at + 1 + next(8))
    const term = analyzeTerm(piece)
    if (term === null || /\s|["“”]/.test(piece)) continue
    i++
    let start = performance.now()
    const answer = await fetch(`${server.address}/v1/search?q=${encodeURIComponent(piece)}`)
    const { total } = await answer.json()
    http.push(performance.now() - start)
    start = performance.now()
    const found = forms.filter((form) => form.includes(term.form)).length
    scan.push(performance.now() - start)
    if (found > total.sections)
      throw new Error(`${piece}: a scan finds ${found}, the index ${total.sections}`)
  }
  await server.close()
  console.log(
    `HTTP, ${sections.length} sections, ${QUERIES} queries: ${told(http)} ms; scan of the forms alone: ${told(scan)} ms`,
  )
}

/** Median, with minimum and maximum. */
function range(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(2)
  return `${at(0.5)} (${at(0)}–${at(1)})`
}

function told(values) {
  const { p50, p99 } = percentiles(values)
  return `p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)}`
}
