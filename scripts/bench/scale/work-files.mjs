// What the measurements of one size share, in one folder.
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const filesIn = (folder) => ({
  corpus: join(folder, 'corpus'),
  index: join(folder, 'index'),
  /** Only while an index is added to. */
  growing: join(folder, 'growing'),
  /** Displayed texts of all sections by ordinal: `{ text }` a line. */
  sections: join(folder, 'sections.jsonl'),
  queries: join(folder, 'queries.json'),
  /** Sections of each plain query, and where each begins among them. */
  truth: join(folder, 'truth.u32'),
  truthEnds: join(folder, 'truth.json'),
})

export async function* readSections(path) {
  for await (const line of createInterface({ input: createReadStream(path) }))
    yield JSON.parse(line)
}

export function readQueries(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** Gives the ordinals a scan found for the i-th plain query, ascending. */
export function readTruth({ truth, truthEnds }) {
  const bytes = readFileSync(truth)
  const all = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
  const ends = JSON.parse(readFileSync(truthEnds, 'utf8'))
  return (i) => all.subarray(ends[i - 1] ?? 0, ends[i])
}

/** Bytes of all files below a folder. */
export function bytesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
