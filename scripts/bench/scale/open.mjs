// From the start of the process to its first answer, dictionaries included.
import { openIndex } from '../../../dist/index.js'
import { tell } from './child.mjs'
import { filesIn } from './work-files.mjs'

const loaded = performance.now()
const index = await openIndex(filesIn(process.argv[2]).index)
const opened = performance.now()
const { total } = index.search('信息公开', { facets: ['agency', 'year'] })
// `performance.now()` counts from the start of the process.
tell({
  startSeconds: loaded / 1000,
  openSeconds: (opened - loaded) / 1000,
  firstAnswerSeconds: performance.now() / 1000,
  found: total.sections,
  rssMb: process.memoryUsage.rss() / 2 ** 20,
})
