import { searchForm } from '../analyze.ts'
import type { Matches, SearchEngine, StoredReport } from '../engine/search-engine.ts'
import { fragments } from '../highlight/fragments.ts'
import { markedParts } from '../highlight/parts.ts'
import { byPlace, spanOf } from '../highlight/spans.ts'
import { Work } from '../match/work.ts'
import type { Hit, ReportSummary, SnippetPart } from '../model/answer.ts'
import type { Query, QueryNode, QueryTerm } from '../model/query.ts'
import type { Counting } from '../query/counting.ts'
import { labelOf, occurrencesIn } from '../query/labels.ts'
import type { Scorer } from '../query/rank.ts'
import { spansAt } from './spans.ts'

/** What hits are made from. */
export interface HitSource {
  readonly engine: SearchEngine
  readonly query: Query
  readonly matches: Matches
  readonly scorer: Scorer
  /** Places shown under another, by that other's. */
  readonly duplicates: ReadonlyMap<number, readonly number[]>
  readonly explain: boolean
  /** Which occurrences count in titles and headings. */
  readonly inLabel: Counting['inLabel']
}

/** The match at a place, as the answer tells it. */
export function hitAt(source: HitSource, place: number): Hit {
  const { engine, query, matches, scorer } = source
  const ordinal = matches.sections[place] as number
  const section = engine.section(ordinal)
  const report = engine.report(engine.reportOf[ordinal] as number)
  const spans = spansAt(engine, query, matches, place, searchForm(section.text))
  const passages = fragments(section.text, spans, section.leadEnd)
  return {
    id: section.id,
    report: summaryOf(report),
    section: { headings: section.headings, path: section.headings.slice(0, -1).join(' › ') },
    score: rounded(scorer.score(place)),
    spans: spans.map(({ term: _, ...span }) => span),
    snippet: { parts: passages.fragments[passages.best]?.parts ?? [] },
    fragments: passages.fragments,
    marked: {
      title: report.title === null ? null : markedLabel(report.title, report, source, 'title'),
      headings: section.headings.map((heading) => markedLabel(heading, report, source, 'heading')),
    },
    duplicates: (source.duplicates.get(place) ?? []).map((other) => {
      const twin = matches.sections[other] as number
      const { id } = engine.report(engine.reportOf[twin] as number)
      return { id: engine.sectionHead(twin).id, report: id }
    }),
    ...(source.explain ? { explain: scorer.explain(place) } : {}),
  }
}

/** Six decimals: enough to tell scores apart, and the same on every machine. */
function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6
}

function summaryOf(report: StoredReport): ReportSummary {
  const { id, title, agency, region, level, kind, year, published, url } = report
  return { id, title, agency: agency?.name ?? null, region, level, kind, year, published, url }
}

/** A title or heading with the terms of the query marked in it, and those it is filtered by. */
function markedLabel(
  text: string,
  { script }: StoredReport,
  { query, inLabel }: HitSource,
  field: 'title' | 'heading',
): SnippetPart[] {
  const label = labelOf(text, script)
  const work = new Work()
  const spans = wantedTerms(query, field)
    .flatMap((term) =>
      occurrencesIn(label, term, work).filter((one) => inLabel?.(term, one, label) ?? true),
    )
    .map(({ start, end }) => spanOf(label.map, { offset: start, length: end - start }))
    .sort(byPlace)
  return markedParts(text, spans)
}

/** Terms that are to stand, somewhere or in a field. */
function wantedTerms({ root, terms }: Query, field: 'title' | 'heading'): QueryTerm[] {
  const of = (node: QueryNode): QueryTerm[] => {
    switch (node.type) {
      case 'term':
        return [terms[node.term] as QueryTerm]
      case 'all':
      case 'any':
        return node.nodes.flatMap(of)
      case 'filter':
        return node.filter.field === field ? [node.filter.term] : []
      case 'not':
        return []
      default:
        return node.terms.map((term) => terms[term] as QueryTerm)
    }
  }
  return of(root)
}
