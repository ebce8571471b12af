import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { nodeDisk } from '../engine/embedded/generations/disk.ts'
import { readPointer } from '../engine/embedded/generations/pointer.ts'
import { GENERATIONS } from '../engine/embedded/generations/stored.ts'
import type { SourceError } from '../errors.ts'
import { listSources } from '../read/list-sources.ts'
import { stampOf } from './stamp.ts'

/** Sources, and the index of them, at one moment. */
export interface SourcesNow {
  /** The same only for the same files, if none was written to. */
  readonly text: string
  /** Whether one was written to so shortly ago that it may be again, and `text` would be the same. */
  readonly isFresh: boolean
  /** What is not there, or cannot be looked into, and may hold sources. */
  readonly away: readonly SourceError[]
  /** Whether the folder of the index names one. */
  readonly isIndexed: boolean
}

/** Looks at sources without reading them. @param out the folder of the index, which is no source. */
export async function lookAt(paths: readonly string[], out: string): Promise<SourcesNow> {
  const { sources, refused, away } = await listSources(paths, join(out, GENERATIONS))
  const all = createHash('sha256')
  let isFresh = false
  for (const { path, id } of sources) {
    const stamp = stampOf(path)
    isFresh ||= stamp?.isFresh === true
    all.update(`${id}\n${path}\n${stamp?.text}\n`)
  }
  for (const { message } of refused) all.update(`${message}\n`)
  const pointer = await readPointer(nodeDisk, out).catch(() => null)
  return { text: all.digest('hex'), isFresh, away, isIndexed: pointer?.kind === 'whole' }
}
