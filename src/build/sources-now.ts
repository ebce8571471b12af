import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { GENERATIONS } from '../engine/embedded/generations/stored.ts'
import type { SourceError } from '../errors.ts'
import { listSources } from '../read/list-sources.ts'
import { stampOf } from './stamp.ts'

/** Sources at one moment. */
export interface SourcesNow {
  /** The same only for the same files, if none was written to. */
  readonly text: string
  /** What was named and is not there, or is a folder with nothing to read. */
  readonly absent: readonly SourceError[]
  /** How long it took to look, in ms. */
  readonly took: number
}

/** Looks at sources without reading them. @param out the index, which is no source. */
export async function lookAt(paths: readonly string[], out: string): Promise<SourcesNow> {
  const start = performance.now()
  const { sources, refused } = await listSources(paths, join(out, GENERATIONS))
  const all = createHash('sha256')
  for (const { path, id } of sources) all.update(`${id}\n${path}\n${stampOf(path)?.text}\n`)
  for (const { message } of refused) all.update(`${message}\n`)
  const absent = refused.filter(({ source }) => paths.includes(source) && stampOf(source) === null)
  return { text: all.digest('hex'), absent, took: performance.now() - start }
}
