import type { SearchEngine } from '../engine/search-engine.ts'

/** Lengths of the pieces, as people type them. */
const LENGTHS = [4, 2, 6, 3, 1, 8] as const

/**
 * Queries of pieces of an index's own texts, spread evenly over it, every third of two terms. Asking some
 * hundreds of them before anybody waits lets the machine compile what it will run: the first queries of a
 * process take several times as long as later ones.
 */
export function* warmingQueries(engine: SearchEngine, count: number): Generator<string> {
  const step = Math.max(1, Math.floor(engine.sectionCount / count))
  for (let i = 0; i < count && i * step < engine.sectionCount; i++) {
    const { text } = engine.section(i * step)
    const middle = text.length >> 1
    const piece = (length: number) => text.slice(middle, middle + length)
    const length = LENGTHS[i % LENGTHS.length] as number
    yield i % 3 === 0 ? `${piece(2)} ${text.slice(0, 2)}` : piece(length)
  }
}
