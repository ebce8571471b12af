import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { nodeDisk } from '../engine/embedded/generations/disk.ts'
import { readPointer } from '../engine/embedded/generations/pointer.ts'
import { GENERATIONS, MANIFEST } from '../engine/embedded/generations/stored.ts'
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
  /** Paths of sources that cannot be looked at, as of names that are no text. */
  readonly unseen: ReadonlySet<string>
  /** Whether the folder of the index names a generation, and has it. */
  readonly isIndexed: boolean
}

/** Looks at sources without reading them. @param out the folder of the index, which is no source. */
export async function lookAt(paths: readonly string[], out: string): Promise<SourcesNow> {
  const { sources, refused, away } = await listSources(paths, join(out, GENERATIONS))
  const all = createHash('sha256')
  const unseen = new Set<string>()
  let isFresh = false
  for (const { path, id } of sources) {
    const stamp = stampOf(path)
    if (stamp === null) unseen.add(path)
    isFresh ||= stamp?.isFresh === true
    all.update(`${id}\n${path}\n${stamp?.text}\n`)
  }
  for (const { message } of refused) all.update(`${message}\n`)
  return { text: all.digest('hex'), isFresh, away, unseen, isIndexed: await isIndexed(out) }
}

async function isIndexed(out: string): Promise<boolean> {
  const reading = await readPointer(nodeDisk, out).catch(() => null)
  if (reading?.kind !== 'whole') return false
  const manifest = join(out, GENERATIONS, reading.pointer.current, MANIFEST)
  return nodeDisk.changedAt(manifest).then(
    () => true,
    () => false,
  )
}
