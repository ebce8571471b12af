import { SourceError } from '../errors.ts'
import type { AnalyzedSection } from '../model/analyzed.ts'
import type { Report } from '../model/report.ts'
import { LineTally, lineBatches } from '../read/json-lines.ts'
import { kindOf } from '../read/kinds.ts'
import type { FoundSource } from '../read/list-sources.ts'
import { type Analyser, prepareAnalysis, startAnalysers } from './analysers.ts'
import { inOrder } from './in-order.ts'
import { type ReadOutcome, type ReadTask, type Refusal, refused } from './outcome.ts'
import { readAgain, refusalAsWhole } from './read-again.ts'
import { type Readers, startReaders } from './readers.ts'
import type { ThreadCounts } from './thread-counts.ts'

/** One thing that became of the sources, in their order. */
export type Step =
  | {
      readonly kind: 'report'
      readonly place: string
      readonly report: Report
      readonly sections: readonly AnalyzedSection[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'file' }

/** A file whose parts are read side by side. */
interface File {
  /** Null when it is read as a whole. */
  readonly tally: LineTally | null
  /** The rest of it is not worth reading. */
  givenUp: boolean
}

/** What is done for one part of a file, and what came out of it. */
interface Part {
  readonly file: File
  readonly outcomes: readonly Analyzed[]
  readonly isLast: boolean
}

type Analyzed = ReadOutcome & { readonly sections?: readonly AnalyzedSection[] }

/**
 * Reads, cleans and analyses sources in threads. What it gives, and in which order, does not depend on
 * how many there are, nor on which is done first.
 */
export async function* readAll(
  sources: readonly FoundSource[],
  threads: ThreadCounts,
): AsyncGenerator<Step> {
  const readers = await startReaders(threads.readers)
  const analyse = startAnalysers(threads.analysers)
  try {
    const most = 2 * (threads.readers + threads.analysers)
    const parts = inOrder(partsOf(sources, readers, analyse), most)
    setImmediate(prepareAnalysis, threads.analysers)
    for await (const part of parts) yield* stepsOf(part)
  } finally {
    readers.close()
  }
}

async function* partsOf(
  sources: readonly FoundSource[],
  readers: Readers,
  analyse: Analyser,
): AsyncGenerator<() => Promise<Part>> {
  for (const { path, id } of sources) {
    const kind = kindOf(path)
    if (kind?.content !== 'records') {
      const file = { tally: null, givenUp: false }
      yield () => part(file, { kind: 'file', path, id }, true)
      continue
    }
    const file: File = { tally: new LineTally(path), givenUp: false }
    let last: readonly ReadOutcome[] = []
    try {
      for await (const lines of lineBatches(path, kind.gzip)) {
        if (file.givenUp) break
        yield () => part(file, { kind: 'lines', path, id, lines }, false)
      }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      last = [refused(error, false)]
    }
    yield async () => ({ file, outcomes: last, isLast: true })
  }

  async function part(file: File, task: ReadTask, isLast: boolean): Promise<Part> {
    let outcomes = await readers.read(task)
    if (kindOf(task.path)?.content === 'json' && refusalAsWhole(task.path, outcomes)) {
      outcomes = await readAgain(task.path, task.id, outcomes, readers)
    }
    const analyzed = outcomes.map(async (outcome) =>
      outcome.kind === 'report'
        ? { ...outcome, sections: await analyse(outcome.report.sections) }
        : outcome,
    )
    return { file, outcomes: await Promise.all(analyzed), isLast }
  }
}

function* stepsOf({ file, outcomes, isLast }: Part): Generator<Step> {
  for (const outcome of outcomes) {
    if (file.givenUp) break
    if (outcome.kind === 'report') {
      const { place, report, sections = [] } = outcome
      yield { kind: 'report', place, report, sections }
    } else yield { kind: 'refused', refusal: outcome.refusal }
    const verdict = file.tally?.add(outcome.kind === 'report' || outcome.isRecord)
    if (!verdict) continue
    file.givenUp = true
    yield { kind: 'refused', refusal: verdict }
  }
  if (!isLast) return
  const verdict = file.givenUp || outcomes.length > 0 ? null : file.tally?.end()
  if (verdict) yield { kind: 'refused', refusal: verdict }
  yield { kind: 'file' }
}
