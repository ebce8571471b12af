import { cleanReport } from '../../src/clean/clean-report.ts'
import { SourceError } from '../../src/errors.ts'
import type { Report } from '../../src/model/report.ts'
import { readSources } from '../../src/read/read-source.ts'

/** The reports a file holds. @throws SourceError when it, or one of its lines, cannot be read. */
export async function readReports(file: string, id: string): Promise<readonly Report[]> {
  const reports: Report[] = []
  for await (const reading of readSources(file, id)) {
    if (reading instanceof SourceError) throw reading
    reports.push(cleanReport(reading.source))
  }
  return reports
}
