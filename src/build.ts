import { basename } from 'node:path'
import { analysisFingerprint, analyzeSection, searchForm } from './analyze.ts'
import { cleanReport } from './clean/clean-report.ts'
import { findDuplicates } from './duplicates/duplicates.ts'
import { type AnalyzedReport, writeIndex } from './engine/embedded/embedded-engine.ts'
import { NothingIndexedError, SourceError } from './errors.ts'
import { BREAK } from './model/break.ts'
import type { Report } from './model/report.ts'
import { type FoundSource, listSources } from './read/list-sources.ts'
import { type Reading, readSource, readSources } from './read/read-source.ts'
import { SuggestionCollector } from './suggest/collect.ts'
import { formatSuggestions } from './suggest/suggestions-file.ts'

/** What became of one source, told while the build runs. */
export type SourceOutcome =
  | { readonly kind: 'indexed'; readonly source: string; readonly report: Report }
  | {
      readonly kind: 'refused'
      readonly source: string
      readonly reason: string
      readonly advice: string
    }

export interface BuildOptions {
  /** Called once before reading with the number of files, those that are not read included. */
  readonly onStart?: (files: number) => void
  /**
   * Tells each report as read from its source alone: its `duplicates` are found when all are read.
   * A file that holds many reports tells each of them, and each of its lines that is none.
   */
  readonly onSource?: (outcome: SourceOutcome) => void
  /** Called after each file, with all that it holds. */
  readonly onFile?: () => void
}

export interface BuildResult {
  readonly generation: string
  readonly reports: number
  readonly sections: number
  readonly refused: number
  /** Reports that are the same publication as another of them. */
  readonly duplicates: number
  /** Repairs of all reports by kind. */
  readonly repairs: Readonly<Record<string, number>>
}

/**
 * Reads, cleans, analyses and indexes files and folders, and publishes the result in `out`,
 * which keeps what it held until the new index is complete.
 *
 * @param paths files, and folders with all that is in them.
 * @throws NothingIndexedError when no source could be read.
 */
export async function buildIndex(
  paths: readonly string[],
  out: string,
  { onStart, onSource, onFile }: BuildOptions = {},
): Promise<BuildResult> {
  const { sources, refused } = await listSources(paths)
  onStart?.(sources.length + refused.length)
  for (const refusal of refused) {
    onSource?.(refusedFor(refusal))
    onFile?.()
  }
  const taken = new Map<string, string>()
  const analyzed: AnalyzedReport[] = []
  const repairs: Record<string, number> = {}
  let sections = 0
  let failed = refused.length
  for (const file of sources) {
    for await (const outcome of outcomesOf(file, taken)) {
      onSource?.(outcome)
      if (outcome.kind === 'refused') {
        failed += 1
        continue
      }
      const { sections: read, ...report } = outcome.report
      analyzed.push({ report, sections: read.map(analyzeSection) })
      sections += read.length
      for (const [kind, count] of Object.entries(report.repairs)) {
        repairs[kind] = (repairs[kind] ?? 0) + count
      }
    }
    onFile?.()
  }
  if (analyzed.length === 0) {
    throw new NothingIndexedError(
      failed === 0
        ? `Nothing to index: ${paths.join(', ')} holds no file.`
        : `Nothing was indexed: ${failed} of ${failed} sources could not be read.`,
      'Give text files, web pages or JSON Lines, or folders that hold some. An index that was there before stays as it is.',
    )
  }
  // Whatever the order of the arguments, and of the ids that records give (law 6).
  analyzed.sort((a, b) => (a.report.id < b.report.id ? -1 : 1))
  const linked = withDuplicates(analyzed)
  const generation = await writeIndex(out, analysisFingerprint, linked, suggestionsOf(linked))
  const duplicates = linked.filter(({ report }) => report.duplicates.length > 0).length
  return { generation, reports: linked.length, sections, refused: failed, duplicates, repairs }
}

/** What could be meant when people type, as the index keeps it. */
export function suggestionsOf(reports: Iterable<AnalyzedReport>): string {
  const collector = new SuggestionCollector({
    fold: searchForm,
    formOf: (text) => searchForm(text).text,
  })
  for (const { report, sections } of reports) collector.add(report, sections)
  return formatSuggestions(collector.finish())
}

function withDuplicates(analyzed: readonly AnalyzedReport[]): readonly AnalyzedReport[] {
  const links = findDuplicates(
    analyzed.map(({ report, sections }) => ({
      id: report.id,
      year: report.year,
      agency: report.agency?.name ?? null,
      title: report.title === null ? null : searchForm(report.title).text.replaceAll(BREAK, ''),
      forms: sections.map(({ form }) => form),
    })),
  )
  return analyzed.map(({ report, sections }) => ({
    report: { ...report, duplicates: links.get(report.id) ?? [] },
    sections,
  }))
}

/** Reads one file as a report. @throws SourceError */
export async function readReport(file: string): Promise<Report> {
  return cleanReport(await readSource(file, basename(file)))
}

/** What became of all that a file holds. `taken` maps ids to the places that have them. */
async function* outcomesOf(
  { path, id }: FoundSource,
  taken: Map<string, string>,
): AsyncGenerator<SourceOutcome> {
  try {
    for await (const reading of readSources(path, id)) {
      yield reading instanceof SourceError ? refusedFor(reading) : outcomeOf(reading, taken)
    }
  } catch (error) {
    yield refusedFor(unforeseen(path, error))
  }
}

function outcomeOf({ place, source }: Reading, taken: Map<string, string>): SourceOutcome {
  const first = taken.get(source.id)
  if (first !== undefined) {
    const reason = `has the same id as ${first}: ${source.id}`
    return refusedFor(new SourceError(place, reason, 'Give one of them another id.'))
  }
  try {
    const report = cleanReport(source)
    taken.set(source.id, place)
    return { kind: 'indexed', source: place, report }
  } catch (error) {
    if (!(error instanceof SourceError)) return refusedFor(unforeseen(place, error))
    return { ...refusedFor(error), source: place }
  }
}

/** Reading is meant to be total; if it is not, one report is lost and not the batch. */
function unforeseen(place: string, error: unknown): SourceError {
  const reason = `could not be read: ${error instanceof Error ? error.message : String(error)}`
  return new SourceError(place, reason, 'Report this with the file, please.')
}

function refusedFor({ source, reason, advice }: SourceError): SourceOutcome {
  return { kind: 'refused', source, reason, advice }
}
