import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { FoundSource } from '../read/list-sources.ts'

/** More would wait for what one thread does alone: ordering, counting, writing. */
const MOST_READERS = 4
/** Bytes of sources for each further process: 2 s of reading, where starting one takes 1 s. */
const WORTH_A_READER = 4 * 1024 * 1024
/** How far text shrinks, about. */
const USUAL_RATIO = 4

/** How many processes to read sources with; as many as are worth it unless `wanted` says. */
export async function readersFor(
  sources: readonly FoundSource[],
  wanted: number | undefined,
): Promise<number> {
  return wanted ?? worthwhile(sources, Math.min(availableParallelism(), MOST_READERS))
}

async function worthwhile(sources: readonly FoundSource[], most: number): Promise<number> {
  let bytes = 0
  for (const { path } of sources) {
    const size = await stat(path).then(
      (about) => about.size,
      () => 0,
    )
    bytes += path.toLowerCase().endsWith('.gz') ? size * USUAL_RATIO : size
    if (bytes >= WORTH_A_READER * most) return most
  }
  return Math.max(1, Math.min(most, Math.ceil(bytes / WORTH_A_READER)))
}
