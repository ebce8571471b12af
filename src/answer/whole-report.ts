import { searchForm } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'
import { type AnchoredPart, anchoredParts } from '../highlight/parts.ts'
import type { Query, QueryNode } from '../model/query.ts'
import { type Retrieval, retrieve } from '../query/retrieve.ts'
import { spansAt } from './spans.ts'

/**
 * The sections of a report in pieces, with everything marked that the query looks for: also in
 * sections that hold only a part of it, since the report is read as a whole.
 */
export function markedReport(
  engine: SearchEngine,
  ordinal: number,
  query: Query,
  retrieval: Retrieval,
): AnchoredPart[][] {
  const [first, end] = engine.sectionsOf(ordinal)
  const sections = Uint32Array.from({ length: end - first }, (_, i) => first + i)
  const wanted = wantedOf(query.root)
  const loose: Query = wanted === null ? query : { ...query, root: wanted }
  const matches = retrieve(loose, { ...retrieval, among: sections })
  return anchoredParts(
    [...sections].map((section) => {
      const { text } = engine.section(section)
      const place = wanted === null ? -1 : matches.sections.indexOf(section)
      if (place < 0) return { text, spans: [] }
      return { text, spans: spansAt(engine, loose, matches, place, searchForm(text)) }
    }),
  )
}

/** Any of what is to stand, as loosely as one can ask for it; null when only filters are left. */
function wantedOf(node: QueryNode): QueryNode | null {
  if (node.type === 'not' || node.type === 'filter') return null
  if (node.type !== 'all' && node.type !== 'any') return node
  const nodes = node.nodes.flatMap((child) => wantedOf(child) ?? [])
  return nodes.length === 0 ? null : { type: 'any', nodes }
}
