import type { Matches, SearchEngine } from '../engine/search-engine.ts'

/** How many sections hold every one of their terms as words, and how many hold one only across words. */
export function countBoundaries(
  engine: SearchEngine,
  { sections, terms }: Matches,
): { readonly word: number; readonly across: number } {
  // Term by term: 32 lists read side by side would drive each other out of the processor's cache.
  const isAcross = new Uint8Array(sections.length)
  let across = 0
  for (const term of terms) across += engine.markAcross(term, isAcross)
  return { word: sections.length - across, across }
}
