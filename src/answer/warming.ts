import type { SearchEngine } from '../engine/search-engine.ts'
import { QueryError } from '../errors.ts'

/** Queries that are asked before an index serves, and how long at most. */
const QUERIES = 1000
const MILLISECONDS = 2000

/** Characters whose places are gathered before an index serves, and how long that may take at most. */
const CHARACTERS = 16
const CHARACTER_MILLISECONDS = 1000

/** Texts in which characters are counted. */
const SAMPLED = 400

/** Lengths of the pieces, as people type them. */
const LENGTHS = [4, 2, 6, 3, 1, 8] as const

/**
 * Asks some queries before anybody waits, so that the machine compiles what it will run: the first of a
 * process take several times as long as later ones. Then the most frequent characters, which take longest
 * and which the engine keeps.
 */
export function warm(engine: SearchEngine, ask: (text: string) => unknown): void {
  askFor(MILLISECONDS, warmingQueries(engine, QUERIES), ask)
  askFor(CHARACTER_MILLISECONDS, frequentCharacters(engine, CHARACTERS), ask)
}

function askFor(
  milliseconds: number,
  texts: Iterable<string>,
  ask: (text: string) => unknown,
): void {
  const end = performance.now() + milliseconds
  for (const text of texts) {
    if (performance.now() > end) return
    try {
      ask(text)
    } catch (error) {
      // A piece may be nothing but what folds away.
      if (!(error instanceof QueryError)) throw error
    }
  }
}

/** Pieces of an index's own texts: of one term, of several, and alternatives. */
export function* warmingQueries(engine: SearchEngine, count: number): Generator<string> {
  let i = 0
  for (const text of sampleOf(engine, count)) {
    const middle = text.length >> 1
    const piece = (length: number) => text.slice(middle, middle + length)
    const length = LENGTHS[i % LENGTHS.length] as number
    if (i % 9 === 3) yield `${piece(2)} ${text.slice(0, 2)} ${text.slice(4, 6)}`
    else if (i % 9 === 6) yield `${piece(2)} OR ${text.slice(0, 3)}`
    else if (i % 3 === 0) yield `${piece(2)} ${text.slice(0, 2)}`
    else yield piece(length)
    i++
  }
}

/** Han characters that stand most often in some of an index's texts, the most frequent first. */
export function frequentCharacters(engine: SearchEngine, count: number): string[] {
  const counts = new Map<string, number>()
  for (const text of sampleOf(engine, SAMPLED)) {
    for (const character of text.match(/\p{Script=Han}/gu) ?? []) {
      counts.set(character, (counts.get(character) ?? 0) + 1)
    }
  }
  const inOrder = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return inOrder.slice(0, count).map(([character]) => character)
}

/** Texts of so many sections, spread evenly over an index. */
function* sampleOf(engine: SearchEngine, count: number): Generator<string> {
  const step = Math.max(1, Math.floor(engine.sectionCount / count))
  for (let i = 0; i < count && i * step < engine.sectionCount; i++) {
    yield engine.section(i * step).text
  }
}
