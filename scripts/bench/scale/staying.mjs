// One builder that stays: seconds of each build, of one collection after the other.
//   node staying.mjs <index> <files of the first, with commas between> <those of the second> …
import { IndexBuilder } from '../../../dist/build.js'
import { tell } from './child.mjs'

const [out, ...collections] = process.argv.slice(2)
const builder = new IndexBuilder(out, { workers: 2 })
const seconds = []
for (const files of collections) {
  const start = performance.now()
  await builder.build(files.split(','))
  seconds.push((performance.now() - start) / 1000)
  await builder.prepare()
}
builder.close()
tell({ seconds, rssMb: process.memoryUsage.rss() / 2 ** 20 })
