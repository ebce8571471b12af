import type { Matches, SearchEngine } from '../engine/search-engine.ts'
import { type AnchoredPart, anchoredParts } from '../highlight/parts.ts'
import { seek } from '../match/section-sets.ts'
import type { Query } from '../model/query.ts'
import type { Report } from '../model/report.ts'
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

/** A report with its sections; null when there is none. */
export function reportAt(engine: SearchEngine, ordinal: number | undefined): Report | null {
  if (ordinal === undefined) return null
  const [first, end] = engine.sectionsOf(ordinal)
  const sections = Array.from({ length: end - first }, (_, i) => engine.section(first + i))
  return { ...engine.report(ordinal), sections }
}
