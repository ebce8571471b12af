import type { Matches, SearchEngine, StoredReport } from '../engine/search-engine.ts'
import { fragments } from '../highlight/fragments.ts'
import type { Hit, ReportSummary, SectionFigure } from '../model/answer.ts'
import type { Query } from '../model/query.ts'
import type { Scorer } from '../query/rank.ts'
import type { PageLabels } from './page-labels.ts'
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
  readonly labels: PageLabels
}

/** The match at a place, as the answer tells it. */
export function hitAt(source: HitSource, place: number): Hit {
  const { engine, query, matches, scorer } = source
  const ordinal = matches.sections[place] as number
  const section = engine.section(ordinal)
  const report = engine.report(engine.reportOf[ordinal] as number)
  const spans = spansAt(engine, query, matches, place, section.text)
  const passages = fragments(section.text, spans, section.leadEnd)
  const hit = {
    id: section.id,
    report: summaryOf(report),
    section: { headings: section.headings, path: section.headings.slice(0, -1).join(' › ') },
    score: rounded(scorer.score(place)),
    spans: spans.map(({ start, end, alternative }) =>
      alternative === undefined ? { start, end } : { start, end, alternative },
    ),
    snippet: { parts: passages.fragments[passages.best]?.parts ?? [] },
    fragments: passages.fragments,
    marked: {
      title:
        report.title === null ? null : source.labels.marked(report.title, report.script, 'title'),
      headings: section.headings.map((heading) =>
        source.labels.marked(heading, report.script, 'heading'),
      ),
    },
    duplicates: (source.duplicates.get(place) ?? []).map((other) => {
      const twin = matches.sections[other] as number
      const { id } = engine.report(engine.reportOf[twin] as number)
      return { id: engine.sectionHead(twin).id, report: id }
    }),
    figures: figuresIn(report, ordinal - engine.sectionsOf(engine.reportOf[ordinal] as number)[0]),
  }
  return source.explain ? { ...hit, explain: scorer.explain(place) } : hit
}

/** Figures of a section that a hit tells. */
const FIGURES = 6

function figuresIn({ figures }: StoredReport, section: number): SectionFigure[] {
  return figures
    .filter((figure) => figure.section === section && !figure.part)
    .slice(0, FIGURES)
    .map(({ measure, value, unit, scope, approximate }) => ({
      measure,
      value,
      unit,
      scope,
      approximate,
    }))
}

/** Six decimals: enough to tell scores apart, and the same on every machine. */
function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6
}

function summaryOf(report: StoredReport): ReportSummary {
  const { id, title, agency, region, level, kind, year, published, url } = report
  return { id, title, agency: agency?.name ?? null, region, level, kind, year, published, url }
}
