// Writes the sections of an index as they are displayed, and the queries that are asked of them.

import { once } from 'node:events'
import { createWriteStream, writeFileSync } from 'node:fs'
import { analysisFingerprint } from '../../../dist/analyze.js'
import { openEngine } from '../../../dist/engine/embedded/embedded-engine.js'
import { queryLog } from '../queries/log.mjs'
import { tell } from './child.mjs'
import { filesIn } from './work-files.mjs'

/** Sections that words are counted in and queries taken from, spread evenly. */
const SAMPLES = 10_000

const [folder, count, seed] = process.argv.slice(2)
const files = filesIn(folder)
const engine = await openEngine(files.index, analysisFingerprint)
const out = createWriteStream(files.sections)
const every = Math.max(1, Math.floor(engine.sectionCount / SAMPLES))
const samples = []
let bytes = 0
let characters = 0
for (let ordinal = 0; ordinal < engine.sectionCount; ordinal++) {
  const { text } = engine.section(ordinal)
  bytes += Buffer.byteLength(text)
  characters += text.length
  if (!out.write(`${JSON.stringify({ text })}\n`)) await once(out, 'drain')
  if (ordinal % every === 0) samples.push({ text, about: about(engine.reportOf[ordinal]) })
}
out.end()
await once(out, 'finish')
const log = queryLog(samples, { count: Number(count), seed: Number(seed) })
const { queries: others } = queryLog(samples, { count: Number(count), seed: Number(seed) + 1 })
writeFileSync(files.queries, JSON.stringify({ ...log, others }))
tell({
  text: { bytes, characters, sections: engine.sectionCount, reports: engine.reportCount },
  queries: log.queries.length,
})

function about(report) {
  const { agency, region, year, kind } = engine.report(report)
  return {
    agency: agency?.name ?? null,
    region: region?.code ?? null,
    year: year === null ? null : String(year),
    kind,
  }
}
