import { shinglesOf } from './shingles.ts'

/** Smallest hashes kept of a report: the estimate is then off by 0.04 (standard deviation) at most. */
export const SKETCH = 128

/** What is kept of a report while all are compared: half a kilobyte, however long it is. */
export interface Sketch {
  /** Its smallest shingle hashes, each once, ascending: at most `SKETCH`. */
  readonly minima: Uint32Array
  /** How many shingles it has, repeated ones each time. */
  readonly shingles: number
}

export function sketchOf(forms: readonly string[]): Sketch {
  const hashes = shinglesOf(forms)
  return { minima: smallest(hashes, SKETCH), shingles: hashes.length }
}

/** The `count` smallest different hashes, ascending; fewer when there are no more. */
export function smallest(hashes: Uint32Array, count: number): Uint32Array {
  const pool = new Uint32Array(Math.min(count * 8, hashes.length))
  let filled = 0
  let limit = 0x1_0000_0000
  for (const hash of hashes) {
    if (hash >= limit) continue
    if (filled === pool.length) {
      filled = Math.min(count, distinct(pool).length)
      if (filled === count) limit = pool[count - 1] as number
      if (hash >= limit) continue
    }
    pool[filled++] = hash
  }
  return distinct(pool.subarray(0, filled)).slice(0, count)
}

/** The share of all shingles of two reports that stand in both, estimated from their sketches. */
export function estimatedResemblance(a: Uint32Array, b: Uint32Array): number {
  let both = 0
  let all = 0
  for (let i = 0, j = 0; all < SKETCH && (i < a.length || j < b.length); all++) {
    const first = a[i] ?? 0x1_0000_0000
    const second = b[j] ?? 0x1_0000_0000
    if (first === second) both += 1
    if (first <= second) i += 1
    if (second <= first) j += 1
  }
  return all === 0 ? 0 : both / all
}

/** Sorts in place. @returns the different values, as a view of the beginning. */
function distinct(hashes: Uint32Array): Uint32Array {
  hashes.sort()
  let length = 0
  for (const hash of hashes) {
    if (length === 0 || hash !== hashes[length - 1]) hashes[length++] = hash
  }
  return hashes.subarray(0, length)
}
