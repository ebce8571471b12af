import { analyzeSection, searchForm } from '../../src/analyze.ts'
import { readReport } from '../../src/build.ts'
import type { AnalyzedSection } from '../../src/model/analyzed.ts'
import type { Report } from '../../src/model/report.ts'
import { listSources } from '../../src/read/list-sources.ts'
import { type Folds, SuggestionCollector } from '../../src/suggest/collect.ts'
import { readingOf } from '../../src/suggest/pinyin.ts'
import type { Suggestion, SuggestionKind } from '../../src/suggest/suggestion.ts'
import { SAMPLE } from '../support/collections.ts'

export const folds: Folds = { fold: searchForm, formOf: (text) => searchForm(text).text }
export const { formOf } = folds

/** The suggestions of the sample, from its reports as they are read. */
export async function suggestionsOfSample(): Promise<Suggestion[]> {
  const collector = new SuggestionCollector(folds)
  const { sources } = await listSources([SAMPLE])
  for (const { path } of sources) {
    const report = await readReport(path)
    collector.add(report, report.sections.map(analyzeSection))
  }
  return collector.finish()
}

/** Suggestions of texts, the first the most frequent. */
export function suggestionsOf(...texts: readonly (string | readonly [string, SuggestionKind])[]) {
  return texts.map((row, i): Suggestion => {
    const [text, kind] = typeof row === 'string' ? ([row, 'phrase'] as const) : row
    const form = formOf(text)
    const readings = [...new Set([readingOf(text), readingOf(form)])]
    return { text, form, kind, sections: texts.length - i, readings }
  })
}

/** One section for each text, with headings if need be. */
export function sectionsOf(...texts: readonly string[]): AnalyzedSection[] {
  return texts.map((text, i) =>
    analyzeSection({
      id: `r#${i}`,
      headings: [],
      kind: 'other',
      kindRule: null,
      text,
      lead: null,
      leadEnd: 0,
    }),
  )
}

export function agencyOf(name: string, asWritten = name): Pick<Report, 'agency' | 'script'> {
  return {
    script: null,
    agency: { name, asWritten, candidates: [], kind: 'department', successors: [] },
  }
}
