import type { SearchEngine } from '../engine/search-engine.ts'
import { QueryError } from '../errors.ts'

/** Queries that are asked before an index serves, and how long at most. */
const QUERIES = 400
const MILLISECONDS = 1000

/** Lengths of the pieces, as people type them. */
const LENGTHS = [4, 2, 6, 3, 1, 8] as const

/**
 * Asks some queries before anybody waits, so that the machine compiles what it will run: the first of a
 * process take several times as long as later ones.
 */
export function warm(engine: SearchEngine, ask: (text: string) => unknown): void {
  const end = performance.now() + MILLISECONDS
  for (const text of warmingQueries(engine, QUERIES)) {
    if (performance.now() > end) return
    try {
      ask(text)
    } catch (error) {
      // A piece may be nothing but what folds away.
      if (!(error instanceof QueryError)) throw error
    }
  }
}

/** Pieces of an index's own texts, spread evenly over it, every third of two terms. */
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
