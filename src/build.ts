import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { analysisFingerprint } from './analyze.ts'
import { FOLDS } from './build/analysis.ts'
import { Gathered, refusedFor, type SourceOutcome } from './build/gathered.ts'
import { INPUTS, parseInputs } from './build/inputs.ts'
import { KeptFindingsWriter, keptFindings } from './build/kept-findings.ts'
import { readAll } from './build/read-all.ts'
import { readingFingerprint } from './build/reading-fingerprint.ts'
import { Spool, SpoolError } from './build/spool.ts'
import { threadsFor } from './build/thread-counts.ts'
import { WaitingReports } from './build/waiting-reports.ts'
import { findDuplicates } from './duplicates/duplicates.ts'
import { type AnalyzedReport, writeIndex } from './engine/embedded/embedded-engine.ts'
import { UNFINISHED } from './engine/embedded/generations/pointer.ts'
import { notWritten } from './engine/embedded/generations/publish.ts'
import { giveUpName, takeName } from './engine/embedded/generations/writer.ts'
import { publishedReports } from './engine/embedded/published-reports.ts'
import { NothingIndexedError, ParameterError } from './errors.ts'
import { listSources } from './read/list-sources.ts'
import { SuggestionCollector } from './suggest/collect.ts'
import type { Suggestion } from './suggest/suggestion.ts'
import { formatSuggestions, parseSuggestions } from './suggest/suggestions-file.ts'

export type { SourceOutcome } from './build/gathered.ts'
export { readRepairs, readReport } from './build/read-one.ts'

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
 * What the index in `out` says of sources that are still the same is taken over (`build/inputs.ts`);
 * the result is that of a build from nothing, byte for byte. Reports wait in a file beside the index
 * (`build/spool.ts`), so that memory holds little more than the columns of the index.
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
  const earlier = await earlierBuild(out)
  const spoolName = takeName(UNFINISHED)
  const openSpool = () => new Spool(join(roomFor(out), spoolName))
  const waiting = new WaitingReports(openSpool, earlier?.reports, earlier?.findings)
  try {
    const threads = await threadsFor(sources, workers)
    const gathered = new Gathered(waiting, earlier?.reports ?? null, onSource)
    for await (const step of readAll(sources, threads, earlier?.inputs)) {
      if (step.kind === 'file') onFile?.()
      else gathered.add(step)
    }
    const failed = refused.length + gathered.failed
    if (waiting.count === 0) throw nothingIndexed(paths, failed)
    const { sections, repairs } = gathered
    const written = await write(out, waiting, gathered, earlier?.suggestions ?? [])
    return { ...written, sections, refused: failed, repairs }
  } catch (error) {
    throw error instanceof SpoolError ? notWritten(out, error.cause) : error
  } finally {
    waiting.close()
    giveUpName(spoolName)
  }
}

/**
 * Writes what was gathered.
 *
 * @param spoken suggestions whose readings are known.
 */
async function write(
  out: string,
  waiting: WaitingReports,
  { inputs, sections }: Gathered,
  spoken: readonly Suggestion[],
) {
  // Whatever the order of the arguments, and of the ids that records give (law 6).
  const ordinals = waiting.sort()
  const links = findDuplicates(waiting.publications())
  const collector = new SuggestionCollector(FOLDS, sections)
  const found = new KeptFindingsWriter()
  function* linked(): Generator<AnalyzedReport> {
    for (const { report, heads, section, sketch, names } of waiting) {
      collector.addNamed({ ...report, sections: heads }, names, section)
      found.add(sketch, names)
      const duplicates = links.get(report.id) ?? []
      yield { report: { ...report, duplicates }, sections: heads.map((_, place) => section(place)) }
    }
  }
  const generation = await writeIndex(out, analysisFingerprint, linked(), {
    suggestions: () => formatSuggestions(collector.finish(spoken)),
    files: () => {
      const text = inputs.format(readingFingerprint(), ordinals)
      return new Map([[INPUTS, Buffer.from(text)], ...found.files()])
    },
  })
  return { generation, reports: ordinals.size, duplicates: links.size }
}

/** What the build before left in a folder; null when nothing of it can be taken over. */
async function earlierBuild(out: string) {
  const reports = await publishedReports(out, analysisFingerprint)
  const inputs = reports?.file(INPUTS)
  if (!reports || !inputs) return null
  const known = parseInputs(Buffer.from(inputs).toString(), readingFingerprint())
  if (known === null) return null
  const findings = keptFindings((name) => reports.file(name))
  return { reports, findings, inputs: known, suggestions: parseSuggestions(reports.suggestions) }
}

/** Where the spool goes: beside the index, on the disk that must have room for it anyway. */
function roomFor(out: string): string {
  let folder = resolve(out)
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

function nothingIndexed(paths: readonly string[], failed: number): NothingIndexedError {
  return new NothingIndexedError(
    failed === 0
      ? `Nothing to index: ${paths.join(', ')} holds no file.`
      : `Nothing was indexed: ${failed} of ${failed} sources could not be read.`,
    'Give text files, web pages, PDF, Word or JSON files, or folders that hold some. An index that was there before stays as it is.',
  )
}

/** What could be meant when people type, as the index keeps it. */
export function suggestionsOf(reports: Iterable<AnalyzedReport>): string {
  const collector = new SuggestionCollector(FOLDS)
  for (const { report, sections } of reports) collector.add(report, sections)
  return formatSuggestions(collector.finish())
}
