// The whole log over loopback HTTP, the first time of a server just started, then again.
import { FACET_FIELDS } from '../../../dist/index.js'
import { tell } from './child.mjs'
import { startServer } from './server.mjs'
import { byClass } from './timings.mjs'
import { filesIn, readQueries } from './work-files.mjs'

const CONNECTIONS = 8

const [folder, seconds] = process.argv.slice(2)
const files = filesIn(folder)
const { queries } = readQueries(files.queries)
const server = await startServer(files.index, CONNECTIONS)
try {
  tell({ connections: CONNECTIONS, first: await closedLoop(Number(seconds) / 2) })
  tell({ repeated: await closedLoop(Number(seconds) / 2) })
} finally {
  await server.stop()
}

/** Each connection asks its next query when the last one is answered; for so many seconds at most. */
async function closedLoop(most) {
  await server.reset()
  const times = new Array(queries.length)
  const start = performance.now()
  let next = 0
  let failed = 0
  const connection = async () => {
    while (next < queries.length && performance.now() - start < most * 1000) {
      const i = next++
      const { text, filters } = queries[i]
      const answer = await server.ask({ q: text, ...filters, facets: FACET_FIELDS.join(',') })
      times[i] = answer.time
      if (answer.status !== 200) failed++
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, connection))
  const taken = (performance.now() - start) / 1000
  const { lagMs, rssMb } = await server.watch()
  const classes = byClass(queries, times)
  return { requestsPerSecond: classes.all.count / taken, failed, lagMs, rssMb, classes }
}
