import { analyzeSection } from '../../src/analyze.ts'
import { suggestionsOf } from '../../src/build/suggesting.ts'
import { type AnalyzedReport, engineInMemory } from '../../src/engine/embedded/embedded-engine.ts'
import type { SearchEngine } from '../../src/engine/search-engine.ts'
import type { Report } from '../../src/model/report.ts'
import type { Section } from '../../src/model/section.ts'
import { type SearchIndex, searchIndex } from '../../src/search.ts'

/** A report that says nothing but the sections given, for tests of what is done with them. */
export function reportOf(
  id: string,
  sections: readonly (string | Partial<Section>)[],
  metadata: Partial<Report> = {},
): Report {
  return {
    id,
    title: null,
    agency: null,
    region: null,
    level: null,
    kind: '其他',
    url: null,
    year: null,
    published: null,
    signed: null,
    indexNumber: null,
    documentNumber: null,
    contact: null,
    candidates: {},
    script: null,
    evidence: {},
    missing: {},
    flags: [],
    duplicates: [],
    outline: [],
    repairs: {},
    furniture: [],
    figures: [],
    tables: [],
    ...metadata,
    sections: sections.map((section, i) => ({
      id: `${id}#${i}`,
      headings: [],
      kind: 'other',
      kindRule: null,
      text: '',
      lead: null,
      leadEnd: 0,
      ...(typeof section === 'string' ? { text: section } : section),
    })),
  }
}

export function analyzed({ sections, ...report }: Report): AnalyzedReport {
  return { report, sections: sections.map(analyzeSection) }
}

export function engineOf(reports: readonly Report[]): SearchEngine {
  const read = reports.map(analyzed)
  return engineInMemory(read, suggestionsOf(read))
}

/** An index over reports, and over plain texts as one-section reports named 0, 1, … */
export function indexOf(reports: readonly (Report | string)[]): SearchIndex {
  return searchIndex(
    engineOf(
      reports.map((report, i) =>
        typeof report === 'string' ? reportOf(`${i}`, [report]) : report,
      ),
    ),
  )
}
