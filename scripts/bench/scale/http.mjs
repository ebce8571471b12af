// Logs over loopback HTTP: another one of a server just started, then the log itself for the first time, then again; and the
// log of a server that nobody asked until then, which has warmed itself up.
import { setTimeout as after } from 'node:timers/promises'
import { FACET_FIELDS } from '../../../dist/index.js'
import { tell } from './child.mjs'
import { startServer } from './server.mjs'
import { byClass } from './timings.mjs'
import { filesIn, readQueries } from './work-files.mjs'

const CONNECTIONS = 8
/** How long nobody asks, in ms: as long as a server warms itself up on two cores, and some more. */
const ALONE = 15_000

const [folder, seconds] = process.argv.slice(2)
const files = filesIn(folder)
const { queries, others } = readQueries(files.queries)
const most = (Number(seconds) - ALONE / 1000) / 4
await serving(async (server) => {
  tell({ connections: CONNECTIONS, started: await closedLoop(server, others) })
  tell({ first: await closedLoop(server, queries) })
  tell({ repeated: await closedLoop(server, queries) })
})
await serving(async (server) => {
  await after(ALONE)
  tell({ warm: await closedLoop(server, queries) })
})

async function serving(act) {
  const server = await startServer(files.index, CONNECTIONS)
  try {
    await act(server)
  } finally {
    await server.stop()
  }
}

/** Each connection asks its next query when the last one is answered; for so many seconds at most. */
async function closedLoop(server, asked) {
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
