// The dearest queries over HTTP with how late the event loop was: of a server just started, and of a warm one.
import { setTimeout as wait } from 'node:timers/promises'
import { worstQueries } from '../queries/worst.mjs'
import { tell } from './child.mjs'
import { startServer } from './server.mjs'
import { filesIn, readQueries } from './work-files.mjs'

const AGAIN = 4
const PER_PAGE = 10
/** Queries of the log that warm a server up: other ones, so that code is compiled and nothing of theirs is kept. */
const WARMING = 100
/** Until the event loop, free again, has noticed how late it was. */
const SETTLED = 100

const files = filesIn(process.argv[2])
const { common, queries } = readQueries(files.queries)
const worst = []
for (const [name, parameters] of await worstQueries(common, lastPage)) {
  const started = await asked((server) => watched(server, parameters, 1))
  const { warm, again } = await asked(async (server) => {
    for (const { text, filters } of queries.slice(0, WARMING)) {
      await server.ask({ q: text, ...filters, facets: parameters.facets })
    }
    const warm = await watched(server, parameters, 1)
    return { warm, again: await watched(server, parameters, AGAIN) }
  })
  worst.push({ name, started, warm, again })
  tell({ worst })
}

/** The slowest of so many answers one after the other. */
async function watched(server, parameters, times) {
  await wait(SETTLED)
  await server.reset()
  const answers = []
  for (let i = 0; i < times; i++) answers.push(await server.ask(parameters))
  await wait(SETTLED)
  const { lagMs } = await server.watch()
  const [{ status, body }] = answers
  if (status !== 200) throw new Error(`${JSON.stringify(parameters)}: ${status} ${body}`)
  const { total } = JSON.parse(body)
  return { ms: Math.max(...answers.map(({ time }) => time)), lagMs, sections: total.sections }
}

async function lastPage(q) {
  return await asked(async (server) => {
    const { body } = await server.ask({ q })
    return Math.ceil(JSON.parse(body).hit_count / PER_PAGE)
  })
}

async function asked(use) {
  const server = await startServer(files.index, 1)
  try {
    return await use(server)
  } finally {
    await server.stop()
  }
}
