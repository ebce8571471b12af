import { cleanReport } from '../clean/clean-report.ts'
import { listRepairs } from '../clean/list-repairs.ts'
import { SourceError } from '../errors.ts'
import { readJsonFile } from '../read/json-file.ts'
import { readLines } from '../read/json-lines.ts'
import { kindOf } from '../read/kinds.ts'
import { type Reading, readSources } from '../read/read-source.ts'
import { type ReadOutcome, type ReadTask, refused } from './outcome.ts'

/**
 * Reads and cleans. Total: whatever the bytes, each place gives a report or a refusal.
 *
 * @param onPlace called after each place: limits bind the next one anew.
 */
export async function perform(
  task: ReadTask,
  onPlace: () => void = () => {},
): Promise<readonly ReadOutcome[]> {
  const outcomes: ReadOutcome[] = []
  try {
    for await (const reading of readingsOf(task)) {
      outcomes.push(outcomeOf(reading, task))
      onPlace()
    }
  } catch (error) {
    const refusal = error instanceof SourceError ? error : unforeseen(task.path, error)
    outcomes.push(refused(refusal, false))
  }
  return outcomes
}

function readingsOf(task: ReadTask): AsyncIterable<Reading | SourceError> {
  const { path, id } = task
  if (task.kind === 'lines') return readLines(path, id, task.lines)
  if (task.kind === 'file') return readSources(path, id)
  return readJsonFile(path, id, kindOf(path)?.gzip ?? false, task.range)
}

function outcomeOf(reading: Reading | SourceError, task: ReadTask): ReadOutcome {
  if (reading instanceof SourceError) return refused(reading, false)
  const { place, source } = reading
  try {
    const report = cleanReport(source)
    if (task.kind !== 'file' || !task.withRepairs) return { kind: 'report', place, report }
    return { kind: 'report', place, report, repairs: listRepairs(source) }
  } catch (error) {
    const refusal = error instanceof SourceError ? error : unforeseen(place, error)
    return refused({ source: place, reason: refusal.reason, advice: refusal.advice }, true)
  }
}

/** Reading is meant to be total; if it is not, one report is lost and not the batch. */
function unforeseen(place: string, error: unknown): SourceError {
  const reason = `could not be read: ${error instanceof Error ? error.message : String(error)}`
  return new SourceError(place, reason, 'Report this with the file, please.')
}
