import type { Matches, SearchEngine } from '../engine/search-engine.ts'

/** How many sections hold every one of their terms as words, and how many hold one only across words. */
export function countBoundaries(
  engine: SearchEngine,
  { sections, terms }: Matches,
): { readonly word: number; readonly across: number } {
  // Term by term: 32 lists read side by side would drive each other out of the processor's cache.
  const isHidden = new Uint8Array(sections.length)
  let across = 0
  for (const term of terms) {
    if (term.positions.length === 0) continue
    const { firsts, ends } = term
    for (let i = 0; i < sections.length; i++) {
      if ((ends[i] as number) === (firsts[i] as number) || isHidden[i] === 1) continue
      if (engine.standsAsWords(term, i)) continue
      isHidden[i] = 1
      across++
    }
  }
  return { word: sections.length - across, across }
}
