// Opens an index and asks it queries, for one that grew and one that was written at once: when the first was answered, and
// a hash of all answers but what says which generation gave them, and when.
//   node grown.mjs <index> <file of queries, JSON>
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { FACET_FIELDS, openIndex } from '../../../dist/index.js'
import { tell } from './child.mjs'

const [folder, queries] = process.argv.slice(2)
const index = await openIndex(folder)
const hash = createHash('sha256')
let firstAnswerSeconds = null
for (const query of JSON.parse(readFileSync(queries, 'utf8'))) {
  const { took_ms, index: generation, ...answer } = index.search(query, { facets: FACET_FIELDS })
  // `performance.now()` counts from the start of the process.
  firstAnswerSeconds ??= performance.now() / 1000
  hash.update(JSON.stringify(answer))
}
tell({ firstAnswerSeconds, answers: hash.digest('hex') })
