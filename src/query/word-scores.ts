import type { SearchEngine, WordPostings } from '../engine/search-engine.ts'
import { seek } from '../match/section-sets.ts'

/** What FlexSearch knows of a word, and how rare that makes it; a word nobody knows is the rarest. */
export interface WordStatistics {
  readonly idf: number
  /** How many sections hold it. */
  readonly sections: number
  readonly postings: readonly WordPostings[]
}

export function statistics(engine: SearchEngine, word: string): WordStatistics {
  const postings = engine.wordPostings(word)
  const sections = postings.reduce((sum, { ordinals }) => sum + ordinals.length, 0)
  const idf = Math.log(1 + (engine.sectionCount - sections + 0.5) / (sections + 0.5))
  return { idf, sections, postings }
}

/** Calls back for each value that both ascending lists hold, with its place in the first. */
export function inBoth(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  visit: (place: number) => void,
): void {
  const swapped = second.length < first.length
  const [shorter, longer] = swapped ? [second, first] : [first, second]
  for (let i = 0, j = 0; i < shorter.length && j < longer.length; i++) {
    const value = shorter[i] as number
    j = seek(longer, value, j)
    if (longer[j] === value) visit(swapped ? j : i)
  }
}
