// Whole answers in process: exact total, all facets, ten hits with marked snippets.
import { FACET_FIELDS, openIndex } from '../../../dist/index.js'
import { tell } from './child.mjs'
import { byClass, median } from './timings.mjs'
import { filesIn, readQueries } from './work-files.mjs'

const AGAIN = 3

const [folder, seconds] = process.argv.slice(2)
const until = Number(seconds) * 1000
const files = filesIn(folder)
const { queries } = readQueries(files.queries)
const index = await openIndex(files.index)
const first = timed(1)
const rssMb = process.memoryUsage.rss() / 2 ** 20
tell({ asked: first.length, first: byClass(queries, first), rssMb })
tell({ repeated: byClass(queries, timed(AGAIN)) })

/** Median of so many answers to each query, until the time is over. */
function timed(times) {
  const all = []
  for (const { text, filters } of queries) {
    if (performance.now() > until) break
    const taken = Array.from({ length: times }, () => {
      const from = performance.now()
      index.search(text, { filters, facets: FACET_FIELDS })
      return performance.now() - from
    })
    all.push(median(taken))
  }
  return all
}
