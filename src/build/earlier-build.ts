import { analysisFingerprint } from '../analyze.ts'
import type { Packed } from '../engine/embedded/files.ts'
import { PublishedReports, publishedGeneration } from '../engine/embedded/published-reports.ts'
import { linesOf } from '../engine/embedded/report-lines.ts'
import type { Suggestion } from '../suggest/suggestion.ts'
import { parseSuggestions } from '../suggest/suggestions-file.ts'
import { INPUTS } from './inputs.ts'
import { type KeptFindings, keptFindings } from './kept-findings.ts'
import { inputsIn, type Known } from './known-inputs.ts'
import { type EarlierSources, suggestionColumns } from './suggestion-sources.ts'

/** What the build before left. */
export interface EarlierBuild extends Known {
  readonly reports: PublishedReports
  readonly findings: readonly KeptFindings[]
  /** Those of the base, as `withNames` takes them; read when they are first asked for. */
  readonly suggestions: readonly Suggestion[]
}

/** What the build before left in a folder; null when nothing of it can be taken over. */
export async function earlierBuild(out: string): Promise<EarlierBuild | null> {
  const published = await publishedGeneration(out, analysisFingerprint)
  if (published === null) return null
  const reports = new PublishedReports(published)
  const { layers } = reports
  const inputs = inputsIn((layers.added ?? layers.base).get(INPUTS))
  if (inputs === null) return null
  const added = layers.added ? keptFindings(layers.added) : []
  const findings = reports.inOrder([keptFindings(layers.base), added])
  let suggestions: readonly Suggestion[] | null = null
  return {
    id: published.id,
    reports,
    findings,
    inputs,
    get suggestions() {
      suggestions ??= parseSuggestions(reports.base.suggestions)
      return suggestions
    },
  }
}

/** What suggestions are made of, of all earlier reports. @param packed those in one layer. */
export function suggestionSources(
  { findings }: EarlierBuild,
  { columns, lines, suggestions }: Packed,
): EarlierSources {
  return {
    columns: suggestionColumns(columns),
    lines: linesOf(columns.reports, lines),
    policies: Buffer.concat(findings.map(({ policies }) => policies)),
    spoken: suggestions,
  }
}
