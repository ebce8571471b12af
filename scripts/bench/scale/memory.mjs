// How little heap the server does with: it answers all it is asked, or refuses before it serves, in one line.
// Anything else, such as a process that V8 ends, fails the step.
import { FACET_FIELDS } from '../../../dist/index.js'
import { tell } from './child.mjs'
import { startServer } from './server.mjs'
import { filesIn, readQueries } from './work-files.mjs'

/** MB for old objects, as `--max-old-space-size` takes them, the most first. */
const HEAPS = [1024, 512, 256, 128, 64]
const QUERIES = 300
const CONNECTIONS = 4

const [folder, seconds] = process.argv.slice(2)
const files = filesIn(folder)
const queries = readQueries(files.queries).queries.slice(0, QUERIES)
const memory = []
for (const heapMb of HEAPS) {
  if (performance.now() > Number(seconds) * 1000) break
  memory.push({ heapMb, ...(await served(heapMb)) })
  tell({ memory })
}

/** `refused`: what was said; else how many answers there were, and the memory after them. */
async function served(heapMb) {
  let server
  try {
    server = await startServer(files.index, CONNECTIONS, [`--max-old-space-size=${heapMb}`])
  } catch (error) {
    if (!/^error: .*heap/m.test(error.said ?? '')) throw error
    return { refused: error.said }
  }
  try {
    const answered = await askAll(server)
    if (answered < queries.length)
      throw new Error(`${heapMb} MB: ${answered} of ${queries.length} answered`)
    return { answered, rssMb: (await server.watch()).rssMb }
  } finally {
    await server.stop()
  }
}

async function askAll(server) {
  let next = 0
  let answered = 0
  const connection = async () => {
    while (next < queries.length) {
      const { text, filters } = queries[next++]
      const asked = { q: text, ...filters, facets: FACET_FIELDS.join(',') }
      if ((await server.ask(asked)).status === 200) answered++
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, connection))
  return answered
}
