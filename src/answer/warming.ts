import type { SearchEngine } from '../engine/search-engine.ts'
import { ParameterError, QueryError } from '../errors.ts'
import { columnsOf } from '../query/columns.ts'
import { learnScripts } from '../query/exact-script.ts'
import { labelsOf } from '../query/labels.ts'
import { type OwnQuery, ownQueries } from './own-queries.ts'

/** Queries that are asked before an index serves, and how long at most. */
export const FIRST_QUERIES = 1000
const MILLISECONDS = 2000

/** Characters whose places are gathered before an index serves, and how long that may take at most. */
const CHARACTERS = 16
const CHARACTER_MILLISECONDS = 1000

/** Texts in which characters are counted. */
const SAMPLED = 400

/** Gathers what the first to filter or to ask for one script would wait for, and warms up. */
export async function prepare(
  engine: SearchEngine,
  ask: (query: OwnQuery) => unknown,
): Promise<void> {
  columnsOf(engine)
  labelsOf(engine)
  learnScripts(engine)
  await warm(engine, ask)
}

/**
 * Asks some queries before anybody waits, so that the machine compiles what it will run: the first of a
 * process take several times as long as later ones. Then the most frequent characters, which take longest
 * and which the engine keeps.
 */
export async function warm(engine: SearchEngine, ask: (query: OwnQuery) => unknown): Promise<void> {
  await askFor(MILLISECONDS, ownQueries(engine, FIRST_QUERIES), ask)
  await askFor(CHARACTER_MILLISECONDS, frequentCharacters(engine, CHARACTERS), ask)
}

async function askFor(
  milliseconds: number,
  queries: Iterable<OwnQuery>,
  ask: (query: OwnQuery) => unknown,
): Promise<void> {
  const end = performance.now() + milliseconds
  for (const query of queries) {
    if (performance.now() > end) return
    try {
      await ask(query)
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
