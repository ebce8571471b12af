import { basename } from 'node:path'
import { analysisFingerprint, searchForm } from './analyze.ts'
import type { ReadOutcome, Refusal } from './build/outcome.ts'
import { readAll } from './build/read-all.ts'
import { startReaders } from './build/readers.ts'
import { threadsFor } from './build/thread-counts.ts'
import { findDuplicates } from './duplicates/duplicates.ts'
import { type AnalyzedReport, writeIndex } from './engine/embedded/embedded-engine.ts'
import { NothingIndexedError, ParameterError, SourceError } from './errors.ts'
import { BREAK } from './model/break.ts'
import type { RepairPlace } from './model/repair-place.ts'
import type { Report } from './model/report.ts'
import { listSources } from './read/list-sources.ts'
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
  /**
   * Processes that read and clean, 1 to 64; by default as many as the sources are worth, at most the
   * machine's cores, at most 4. The index is the same with any number.
   */
  readonly workers?: number
}

const MOST_WORKERS = 64

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
 * which keeps what it held until the new index is complete. A source that takes more than 10 s of
 * computing, or 1,024 MB of memory, is refused (`build/readers.ts`), and the rest goes on.
 *
 * @param paths files, and folders with all that is in them.
 * @throws NothingIndexedError when no source could be read.
 */
export async function buildIndex(
  paths: readonly string[],
  out: string,
  { onStart, onSource, onFile, workers }: BuildOptions = {},
): Promise<BuildResult> {
  if (
    workers !== undefined &&
    !(Number.isInteger(workers) && 1 <= workers && workers <= MOST_WORKERS)
  ) {
    throw new ParameterError(`workers is ${workers}.`, `Give a whole number, 1 to ${MOST_WORKERS}.`)
  }
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
  for await (const step of readAll(sources, await threadsFor(sources, workers))) {
    if (step.kind === 'file') {
      onFile?.()
      continue
    }
    const outcome = step.kind === 'refused' ? refusedFor(step.refusal) : outcomeOf(step, taken)
    onSource?.(outcome)
    if (step.kind === 'refused' || outcome.kind === 'refused') {
      failed += 1
      continue
    }
    const { sections: read, ...report } = step.report
    analyzed.push({ report, sections: step.sections })
    sections += read.length
    for (const [kind, count] of Object.entries(report.repairs)) {
      repairs[kind] = (repairs[kind] ?? 0) + count
    }
  }
  if (analyzed.length === 0) {
    throw new NothingIndexedError(
      failed === 0
        ? `Nothing to index: ${paths.join(', ')} holds no file.`
        : `Nothing was indexed: ${failed} of ${failed} sources could not be read.`,
      'Give text files, web pages, PDF, Word or JSON files, or folders that hold some. An index that was there before stays as it is.',
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

/** Reads one file as a report, within the same limits. @throws SourceError */
export async function readReport(file: string): Promise<Report> {
  return (await readOne(file, false)).report
}

/** Reads one file as a report, and lists every repair that was made. @throws SourceError */
export async function readRepairs(
  file: string,
): Promise<{ readonly report: Report; readonly repairs: readonly RepairPlace[] }> {
  const { report, repairs = [] } = await readOne(file, true)
  return { report, repairs }
}

async function readOne(
  path: string,
  withRepairs: boolean,
): Promise<Extract<ReadOutcome, { kind: 'report' }>> {
  const readers = await startReaders(1)
  try {
    const id = basename(path)
    const [first, second] = await readers.read({ kind: 'file', path, id, withRepairs })
    if (first?.kind === 'report' && !second) return first
    if (first?.kind === 'refused') {
      const { source, reason, advice } = first.refusal
      throw new SourceError(source, reason, advice)
    }
    const advice = 'Save one of its lines as a file of its own.'
    throw new SourceError(path, 'holds more than one report', advice)
  } finally {
    readers.close()
  }
}

/** The first of two reports with one id, in the order of their sources, has it. */
function outcomeOf(
  { place, report }: { readonly place: string; readonly report: Report },
  taken: Map<string, string>,
): SourceOutcome {
  const first = taken.get(report.id)
  if (first !== undefined) {
    const reason = `has the same id as ${first}: ${report.id}`
    return refusedFor(new SourceError(place, reason, 'Give one of them another id.'))
  }
  taken.set(report.id, place)
  return { kind: 'indexed', source: place, report }
}

function refusedFor({ source, reason, advice }: Refusal): SourceOutcome {
  return { kind: 'refused', source, reason, advice }
}
