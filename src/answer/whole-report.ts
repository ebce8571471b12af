import type { Matches, SearchEngine } from '../engine/search-engine.ts'
import { type AnchoredPart, anchoredParts } from '../highlight/parts.ts'
import { seek } from '../match/section-sets.ts'
import type { Query } from '../model/query.ts'
import { spansAt } from './spans.ts'

/** The sections of a report in pieces, with everything marked that made a section a hit. */
export function markedReport(
  engine: SearchEngine,
  ordinal: number,
  query: Query,
  matches: Matches,
): AnchoredPart[][] {
  const [first, end] = engine.sectionsOf(ordinal)
  const from = seek(matches.sections, first, 0)
  return anchoredParts(
    Array.from({ length: end - first }, (_, i) => {
      const { text } = engine.section(first + i)
      const place = seek(matches.sections, first + i, from)
      if (matches.sections[place] !== first + i) return { text, spans: [] }
      return { text, spans: spansAt(engine, query, matches, place, text) }
    }),
  )
}
