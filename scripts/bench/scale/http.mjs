// Logs over loopback HTTP: another one of a server just started, then the log itself for the first time, then again.
import { FACET_FIELDS } from '../../../dist/index.js'
import { tell } from './child.mjs'
import { startServer } from './server.mjs'
import { byClass } from './timings.mjs'
import { filesIn, readQueries } from './work-files.mjs'

const CONNECTIONS = 8

const [folder, seconds] = process.argv.slice(2)
const files = filesIn(folder)
const { queries, others } = readQueries(files.queries)
const server = await startServer(files.index, CONNECTIONS)
try {
  tell({ connections: CONNECTIONS, started: await closedLoop(others, Number(seconds) / 3) })
  tell({ first: await closedLoop(queries, Number(seconds) / 3) })
  tell({ repeated: await closedLoop(queries, Number(seconds) / 3) })
} finally {
  await server.stop()
}

/** Each connection asks its next query when the last one is answered; for so many seconds at most. */
async function closedLoop(asked, most) {
  await server.reset()
  const times = new Array(asked.length)
  const start = performance.now()
  let next = 0
  let failed = 0
  const connection = async () => {
    while (next < asked.length && performance.now() - start < most * 1000) {
      const i = next++
      const { text, filters } = asked[i]
      const answer = await server.ask({ q: text, ...filters, facets: FACET_FIELDS.join(',') })
      times[i] = answer.time
      if (answer.status !== 200) failed++
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, connection))
  const taken = (performance.now() - start) / 1000
  const { lagMs, rssMb } = await server.watch()
  const classes = byClass(asked, times)
  return { requestsPerSecond: classes.all.count / taken, failed, lagMs, rssMb, classes }
}
