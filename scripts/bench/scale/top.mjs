// Our engine in process: the first 20 with the exact total, as a peer is asked.
import { loadWords } from '../../../dist/analyze.js'
import peer from '../peer.mjs'
import { isPlain } from '../queries/log.mjs'
import { askAll } from './asked.mjs'
import { tell } from './child.mjs'
import { filesIn, readQueries, readTruth } from './work-files.mjs'

const [folder, seconds] = process.argv.slice(2)
const files = filesIn(folder)
const queries = readQueries(files.queries).queries.filter(isPlain)
const truth = readTruth(files)
const start = performance.now()
await peer.open(files.index)
loadWords()
tell({ label: 'Baosou', openSeconds: (performance.now() - start) / 1000 })
askAll({ queries, truth, top: peer.top, all: peer.all, until: Number(seconds) * 1000 })
