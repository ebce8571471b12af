// Brute force: every text looked through for every form of every term. What it finds is the truth for the others.
import { createWriteStream, writeFileSync } from 'node:fs'
import { searchForm } from '../../../dist/analyze.js'
import peer from '../peer.mjs'
import { isPlain } from '../queries/log.mjs'
import { tell } from './child.mjs'
import { byClass } from './timings.mjs'
import { filesIn, readQueries, readSections } from './work-files.mjs'

const files = filesIn(process.argv[2])
const start = performance.now()
const forms = []
for await (const { text } of readSections(files.sections)) forms.push(searchForm(text).text)
const seconds = (performance.now() - start) / 1000
const queries = readQueries(files.queries).queries.filter(isPlain)
// A query may need the dictionary.
peer.forms('公开')

const times = []
const ends = []
const out = createWriteStream(files.truth)
let written = 0
for (const { text } of queries) {
  const from = performance.now()
  const found = scan(text)
  times.push(performance.now() - from)
  out.write(new Uint8Array(Uint32Array.from(found).buffer))
  written += found.length
  ends.push(written)
}
await new Promise((resolve) => out.end(resolve))
writeFileSync(files.truthEnds, JSON.stringify(ends))
tell({
  label: 'scan of our search forms',
  buildSeconds: seconds,
  rssMb: process.memoryUsage.rss() / 2 ** 20,
  bytes: forms.reduce((sum, form) => sum + Buffer.byteLength(form), 0),
  first: byClass(queries, times),
  asked: queries.length,
  compared: queries.length,
  exact: queries.length,
  recall: 1,
  precision: 1,
})

function scan(query) {
  const terms = query.split(/\s+/).map((term) => peer.forms(term))
  const found = []
  for (let i = 0; i < forms.length; i++) {
    if (terms.every((alike) => alike.some((form) => forms[i].includes(form)))) found.push(i)
  }
  return found
}
