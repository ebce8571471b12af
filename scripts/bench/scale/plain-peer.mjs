// Another engine, built and asked in one process.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plainPeers } from '../../peers/plain.mjs'
import { isPlain } from '../queries/log.mjs'
import { askAll } from './asked.mjs'
import { tell } from './child.mjs'
import { filesIn, readQueries, readSections, readTruth } from './work-files.mjs'

const [folder, name, seconds] = process.argv.slice(2)
const files = filesIn(folder)
const { label, build } = plainPeers[name]
const scratch = mkdtempSync(join(tmpdir(), 'baosou-peer-'))
try {
  tell({ label })
  const start = performance.now()
  const engine = await build(readSections(files.sections), scratch)
  tell({ buildSeconds: (performance.now() - start) / 1000 })
  // What building alone needed is no memory of a process that serves.
  globalThis.gc?.()
  const queries = readQueries(files.queries).queries.filter(isPlain)
  const truth = readTruth(files)
  const { top, all } = engine
  askAll({ queries, truth, top, all, until: Number(seconds) * 1000 })
  tell({ bytes: await engine.bytes().catch(() => null) })
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
