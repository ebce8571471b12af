import { hasDigit } from './shingles.ts'

/** How much of two texts is the same, 0 to 1. */
export interface Resemblance {
  /** Of all shingles, the share that both have. */
  readonly text: number
  /** The same of those with a digit: dates, numbers of documents, figures. */
  readonly figures: number
  /** Shingles with a digit that either has. */
  readonly figureCount: number
}

/** Past every hash. */
const END = 0x1_0000_0000

/**
 * Compares the smallest hashes of two texts, ascending and each once. Where one is cut off at `most`
 * values, both are compared only as far as it goes: a sample, since hashes are spread at random.
 */
export function resemblanceOf(a: Uint32Array, b: Uint32Array, most: number): Resemblance {
  const end = Math.min(endOf(a, most), endOf(b, most))
  const both = { text: 0, figures: 0 }
  const all = { text: 0, figures: 0 }
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const first = a[i] ?? END
    const second = b[j] ?? END
    const hash = Math.min(first, second)
    if (hash > end) break
    const figure = hasDigit(hash) ? 1 : 0
    all.text += 1
    all.figures += figure
    if (first === second) {
      both.text += 1
      both.figures += figure
    }
    if (first <= second) i += 1
    if (second <= first) j += 1
  }
  return {
    text: both.text / Math.max(1, all.text),
    figures: both.figures / Math.max(1, all.figures),
    figureCount: all.figures,
  }
}

/** The last hash up to which a set is complete. */
function endOf(hashes: Uint32Array, most: number): number {
  return hashes.length < most ? END : (hashes[most - 1] as number)
}
