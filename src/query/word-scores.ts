import type { SearchEngine } from '../engine/search-engine.ts'

/** What FlexSearch knows of a word, and how rare that makes it; a word nobody knows is the rarest. */
export interface WordStatistics {
  readonly idf: number
  /** How many sections hold it. */
  readonly sections: number
  /** Section ordinals by weighted frequency, as `SearchEngine.wordSlots` gives them. */
  readonly slots: readonly (readonly number[])[]
}

export function statistics(engine: SearchEngine, word: string): WordStatistics {
  const slots = engine.wordSlots(word)
  const sections = slots.reduce((sum, ordinals) => sum + ordinals.length, 0)
  const idf = Math.log(1 + (engine.sectionCount - sections + 0.5) / (sections + 0.5))
  return { idf, sections, slots }
}

/**
 * Calls back for each value that both ascending lists hold, with its place in the first. Walks the
 * shorter one and gallops through the longer: strides double until passed, then halve.
 */
export function inBoth(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  visit: (place: number) => void,
): void {
  const swapped = second.length < first.length
  const [shorter, longer] = swapped ? [second, first] : [first, second]
  let from = 0
  for (let i = 0; i < shorter.length && from < longer.length; i++) {
    const value = shorter[i] as number
    let stride = 1
    while (from + stride < longer.length && (longer[from + stride] as number) < value) stride *= 2
    let high = Math.min(from + stride, longer.length)
    from += stride >>> 1
    while (from < high) {
      const middle = (from + high) >>> 1
      if ((longer[middle] as number) < value) from = middle + 1
      else high = middle
    }
    if (longer[from] === value) visit(swapped ? from : i)
  }
}
