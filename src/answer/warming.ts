import type { SearchEngine } from '../engine/search-engine.ts'
import { ParameterError, QueryError } from '../errors.ts'
import { type OwnQuery, ownQueries } from './own-queries.ts'

/** Queries that are asked before an index serves, and how long at most. */
const QUERIES = 1000
const MILLISECONDS = 2000

/** Characters whose places are gathered before an index serves, and how long that may take at most. */
const CHARACTERS = 16
const CHARACTER_MILLISECONDS = 1000

/** Texts in which characters are counted. */
const SAMPLED = 400

/**
 * Asks some queries before anybody waits, so that the machine compiles what it will run: the first of a
 * process take several times as long as later ones. Then the most frequent characters, which take longest
 * and which the engine keeps.
 */
export function warm(engine: SearchEngine, ask: (query: OwnQuery) => unknown): void {
  askFor(MILLISECONDS, ownQueries(engine, QUERIES), ask)
  askFor(CHARACTER_MILLISECONDS, frequentCharacters(engine, CHARACTERS), ask)
}

function askFor(
  milliseconds: number,
  queries: Iterable<OwnQuery>,
  ask: (query: OwnQuery) => unknown,
): void {
  const end = performance.now() + milliseconds
  for (const query of queries) {
    if (performance.now() > end) return
    try {
      ask(query)
    } catch (error) {
      // A word may be nothing but what folds away, and so may a name.
      if (!(error instanceof QueryError || error instanceof ParameterError)) throw error
    }
  }
}

/** Han characters that stand most often in some of an index's texts, the most frequent first. */
export function frequentCharacters(engine: SearchEngine, count: number): OwnQuery[] {
  const counts = new Map<string, number>()
  const step = Math.max(1, Math.floor(engine.sectionCount / SAMPLED))
  for (let i = 0; i < SAMPLED && i * step < engine.sectionCount; i++) {
    for (const character of engine.section(i * step).text.match(/\p{Script=Han}/gu) ?? []) {
      counts.set(character, (counts.get(character) ?? 0) + 1)
    }
  }
  const inOrder = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return inOrder.slice(0, count).map(([text]) => ({ text, filters: {} }))
}
