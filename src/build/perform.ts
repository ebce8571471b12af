import { cleanReport } from '../clean/clean-report.ts'
import { listRepairs } from '../clean/list-repairs.ts'
import { SourceError } from '../errors.ts'
import { readLines } from '../read/json-lines.ts'
import { type Reading, readSources } from '../read/read-source.ts'
import { type ReadOutcome, type ReadTask, refused } from './outcome.ts'

/** Reads and cleans. Total: whatever the bytes, each place gives a report or a refusal. */
export async function perform(task: ReadTask): Promise<readonly ReadOutcome[]> {
  const outcomes: ReadOutcome[] = []
  try {
    const readings =
      task.kind === 'file'
        ? readSources(task.path, task.id)
        : readLines(task.path, task.id, task.lines)
    for await (const reading of readings) outcomes.push(outcomeOf(reading, task))
  } catch (error) {
    outcomes.push(refused(unforeseen(task.path, error), false))
  }
  return outcomes
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
