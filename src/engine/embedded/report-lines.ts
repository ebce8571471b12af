import type { SectionHead, StoredReport } from '../search-engine.ts'
import type { ReportRecord } from './collection.ts'
import { GrowingBytes } from './growing.ts'

/** A line for each report: all of them together may be longer than a string can be. @param known lines that some have already. */
export function linesOf(
  reports: readonly ReportRecord[],
  known: ReadonlyMap<ReportRecord, Uint8Array>,
): Uint8Array {
  const lines = new GrowingBytes()
  for (const report of reports) {
    const line = known.get(report)
    if (line) lines.append(line)
    else lines.appendText(`${JSON.stringify(report)}\n`)
  }
  return lines.finish()
}

/** The reports of such lines, one after the other. */
export function* recordsIn(lines: Uint8Array): Generator<ReportRecord> {
  const bytes = viewOf(lines)
  for (const [start, end] of linesIn(bytes)) yield parsed(bytes, start, end)
}

/** The same with their lines; of each only the report itself is read, its sections when they are asked for. */
export function* storedRecordsIn(lines: Uint8Array): Generator<[ReportRecord, Uint8Array]> {
  const bytes = viewOf(lines)
  for (const [start, end] of linesIn(bytes)) {
    yield [storedRecord(bytes, start, end), bytes.subarray(start, end + 1)]
  }
}

/** Where each line begins, and its end. */
export function* linesIn(bytes: Buffer): Generator<[number, number]> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\n', start)
    yield [start, end]
    start = end + 1
  }
}

/** What parts a report from its sections: no string holds it, since quotes in one are escaped. */
const [BEFORE, BETWEEN] = ['{"report":', '},"sections":[']

/** Where it stands in a line; below 0 when it does not. */
function partingOf(bytes: Buffer, start: number, end: number): number {
  const parting = bytes.indexOf(BETWEEN, start)
  return parting < end ? parting : -1
}

function storedRecord(bytes: Buffer, start: number, end: number): ReportRecord {
  const parting = partingOf(bytes, start, end)
  const report = parting < 0 ? null : tried(bytes, start + BEFORE.length, parting + 1)
  if (report === null) return parsed(bytes, start, end)
  const sections = bytes.subarray(parting + BETWEEN.length - 1, end - 1)
  return new StoredRecord(report as StoredReport, sections)
}

/** Null for what is no whole: an object inside the report ends as the report does, and the line is read at once. */
function tried(bytes: Buffer, start: number, end: number): unknown {
  try {
    return JSON.parse(bytes.toString('utf8', start, end))
  } catch {
    return null
  }
}

class StoredRecord implements ReportRecord {
  readonly report: StoredReport
  readonly #lines: Buffer

  constructor(report: StoredReport, sections: Buffer) {
    this.report = report
    this.#lines = sections
  }

  get sections(): readonly SectionHead[] {
    return JSON.parse(this.#lines.toString())
  }
}

function parsed(bytes: Buffer, start: number, end: number): ReportRecord {
  return JSON.parse(bytes.toString('utf8', start, end))
}

/** The same bytes as a buffer. */
export function viewOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length)
}
