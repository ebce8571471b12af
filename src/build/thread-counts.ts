import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { FoundSource } from '../read/list-sources.ts'

/** More would wait for what one thread does alone: ordering, counting, writing. */
const MOST_THREADS = 4
/** Bytes of sources for each further thread: 2 s of reading, where starting threads takes 2 s. */
const WORTH_A_THREAD = 4 * 1024 * 1024
/** How far text shrinks, about. */
const USUAL_RATIO = 4

export interface ThreadCounts {
  readonly readers: number
  /** 0 when the main thread does it: it has the dictionary for queries, or has little to do. */
  readonly analysers: number
}

/** How many threads to read sources with; as many as are worth it unless `wanted` says. */
export async function threadsFor(
  sources: readonly FoundSource[],
  wanted: number | undefined,
): Promise<ThreadCounts> {
  const most = Math.min(availableParallelism(), MOST_THREADS)
  const readers = wanted ?? (await worthwhile(sources, most))
  return { readers, analysers: readers === 1 ? 0 : Math.ceil(most / 2) }
}

async function worthwhile(sources: readonly FoundSource[], most: number): Promise<number> {
  let bytes = 0
  for (const { path } of sources) {
    const size = await stat(path).then(
      (about) => about.size,
      () => 0,
    )
    bytes += path.toLowerCase().endsWith('.gz') ? size * USUAL_RATIO : size
    if (bytes >= WORTH_A_THREAD * most) return most
  }
  return Math.max(1, Math.min(most, Math.ceil(bytes / WORTH_A_THREAD)))
}
