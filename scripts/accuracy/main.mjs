/**
 * Prints how exactly reports are read: over the sample, the gold reports of test/gold and, where they
 * are present, the real reports beside the checkout; then every miss in one line.
 *
 *   npm run build && node scripts/accuracy/main.mjs [--shared folder] [--only part of an id]
 */
import { parseArgs } from 'node:util'
import Table from 'cli-table3'
import { cleanReport } from '../../dist/clean/clean-report.js'
import { SourceError } from '../../dist/errors.js'
import { readSources } from '../../dist/read/read-source.js'
import { collections } from './collections.mjs'
import { measure } from './measure.mjs'
import { fieldAccuracy, precision, recall, totalOf } from './score.mjs'

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env['BAOSOU_SHARED'] },
    only: { type: 'string', default: '' },
  },
})

const measured = []
for (const collection of collections(values.shared)) {
  const { name, absent } = collection
  if (absent) console.log(`${name}: not compared, there is no gold.json in ${absent}`)
  const items = collection.items.filter(({ id }) => id.includes(values.only))
  if (items.length > 0) measured.push({ name, results: await measure({ items }, read) })
}
if (measured.length > 1) {
  measured.push({ name: 'all', results: measured.flatMap(({ results }) => results) })
}

const table = new Table({
  head: ['', ...measured.map(({ name }) => name)],
  style: { head: [], border: [], compact: true },
})
const totals = measured.map(({ results }) => totalOf(results))
table.push(['reports', ...measured.map(({ results }) => results.length)])
table.push(['six fields', ...totals.map((total) => percent(fieldAccuracy(total)))])
for (const name of [...new Set(totals.flatMap((total) => Object.keys(total)))]) {
  table.push([name, ...totals.map((total) => cell(total[name]))])
}
console.log(table.toString())
for (const { name, results } of measured) {
  if (name === 'all') continue
  for (const { id, misses } of results) {
    for (const words of misses) console.log(`${id}  ${words}`)
  }
}

async function read(file, id) {
  const reports = []
  for await (const reading of readSources(file, id)) {
    if (reading instanceof SourceError) throw reading
    reports.push(cleanReport(reading.source))
  }
  return reports
}

/** Precision and recall where they can differ, with the counts. */
function cell(score) {
  if (!score) return ''
  const { right, found, wanted } = score
  if (found === wanted) return `${percent(right / wanted)}  ${right} of ${wanted}`
  return `P ${percent(precision(score))}  R ${percent(recall(score))}  ${right} of ${wanted}`
}

function percent(share) {
  return Number.isNaN(share) ? '' : `${(100 * share).toFixed(1)}%`
}
