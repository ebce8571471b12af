import { basename } from 'node:path'
import { SourceError } from '../errors.ts'
import type { RepairPlace } from '../model/repair-place.ts'
import type { Report } from '../model/report.ts'
import type { ReadOutcome } from './outcome.ts'
import { startReaders } from './readers.ts'

/** Reads one file as a report, within the limits of a build. @throws SourceError */
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
