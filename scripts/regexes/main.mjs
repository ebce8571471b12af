#!/usr/bin/env node
// Times every regex of src on hostile texts of 100,000 characters, or of its bound in bounded.tsv.
// scripts/regexes/main.mjs [--only clean/] [--walk]. Prints those over 20 ms and fails if there are
// any. Wants an idle machine, and `npm run build`.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { boundOf } from './bounded.mjs'
import { collect } from './collect.mjs'
import { hostileInputs } from './inputs.mjs'
import { timeOf } from './timing.mjs'

const LENGTH = 100_000
const SLOW_MS = 20

const { values } = parseArgs({
  options: {
    /** What the place of a regex begins with. */
    only: { type: 'string', default: '' },
    /** Try sticky ones at every place of a text, not at its first. */
    walk: { type: 'boolean', default: false },
  },
})

const root = fileURLToPath(new URL('../../dist', import.meta.url))
const { regexes, unseen } = await collect(root, (url) => import(url))
const timed = regexes.filter(({ places }) => places.some((place) => place.startsWith(values.only)))
let faults = unseen.length
for (const place of unseen) console.log(`${place} builds a regex that no module does when it loads`)
let texts = 0
let fewest = Number.POSITIVE_INFINITY
for (const regex of timed) {
  const { slowest, count } = time(regex)
  texts += count
  fewest = Math.min(fewest, count)
  if (slowest.ms <= SLOW_MS) continue
  faults++
  const text = JSON.stringify(slowest.text.slice(0, 40))
  const pattern = `/${regex.source.slice(0, 120)}/${regex.flags}`
  console.log(
    `${slowest.ms.toFixed(0)} ms: ${regex.places.join(' ')} on ${text}… (${slowest.text.length}) ${pattern}`,
  )
}
console.log(
  `${timed.length} regexes, ${texts} texts, at least ${fewest} each; ${faults} over ${SLOW_MS} ms or not built.`,
)
process.exitCode = faults === 0 ? 0 : 1

/** The slowest text, short ones first: a regex that is slow on them would take minutes on long ones. */
function time(regex) {
  const bound = boundOf({ ...regex, places: regex.places.map(sourcePlace) })?.bound ?? LENGTH
  let slowest = { ms: 0, text: '' }
  let count = 0
  for (const length of bound < LENGTH ? [bound] : [LENGTH / 10, LENGTH]) {
    count = 0
    for (const text of hostileInputs(regex, length)) {
      const ms = timeOf(regex, text, SLOW_MS, values.walk)
      count++
      if (ms > slowest.ms) slowest = { ms, text }
      if (ms > 3 * SLOW_MS) return { slowest, count }
    }
  }
  return { slowest, count }
}

/** bounded.tsv names the files of src. */
function sourcePlace(place) {
  return place.replace(/\.js:/, '.ts:')
}
