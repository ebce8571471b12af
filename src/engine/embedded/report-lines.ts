import type { Agency } from '../../model/report.ts'
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

/** The same with their lines; what a report and its sections are is read when it is asked for. */
export function* storedRecordsIn(lines: Uint8Array): Generator<[ReportRecord, Uint8Array]> {
  const bytes = viewOf(lines)
  for (const [start, end] of linesIn(bytes)) {
    const line = bytes.subarray(start, end + 1)
    yield [new StoredRecord(line), line]
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

/** A report with its sections, of which no more is read than is asked for. */
class StoredRecord implements ReportRecord {
  /** With its end. */
  readonly #line: Buffer
  #brief: BriefReport | undefined
  #report: StoredReport | undefined
  /** Where its sections begin; unknown until the report was read. */
  #sections = 0

  constructor(line: Buffer) {
    this.#line = line
  }

  get brief(): BriefReport {
    this.#brief ??= briefIn(this.#line) ?? this.report
    return this.#brief
  }

  get report(): StoredReport {
    this.#report ??= this.#read()
    return this.#report
  }

  get sections(): readonly SectionHead[] {
    if (this.#report === undefined) this.#report = this.#read()
    if (this.#sections < 0) return this.#whole().sections
    return JSON.parse(this.#line.toString('utf8', this.#sections, this.#line.length - 2))
  }

  #read(): StoredReport {
    const parting = this.#line.indexOf(BETWEEN)
    const report =
      parting < 0 ? null : tried(this.#line.toString('utf8', BEFORE.length, parting + 1))
    this.#sections = report === null ? -1 : parting + BETWEEN.length - 1
    return report === null ? this.#whole().report : (report as StoredReport)
  }

  #whole(): ReportRecord {
    return parsed(this.#line, 0, this.#line.length)
  }
}

/** Null for what is no whole: an object inside the report ends as the report does, and the line is read at once. */
function tried(text: string): object | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What of a report is read by itself, in less than half the time and a tenth of the room that all of it takes. */
export type BriefReport = Pick<StoredReport, Exclude<(typeof BRIEF)[number], 'agency'>> & {
  readonly agency: Pick<Agency, 'name'> | null
}

const BRIEF = ['agency', 'url', 'year', 'id', 'title', 'script', 'duplicates', 'repairs'] as const
const NAMES = BRIEF.join()

/** Where that stands in a line: from the one up to the other, in their order. */
const PIECES = [
  ['"url":', ',"published":'],
  ['"id":', ',"outline":'],
  ['"repairs":', ',"furniture":'],
] as const
/** A line begins with the agency, which is null or begins with its name. */
const AGENCY = [`${BEFORE}{"agency":`, ',"region":'] as const
const [NAMED, AFTER_NAME] = [`${AGENCY[0]}{"name":`, ',"asWritten":']

export function briefOf(record: ReportRecord): BriefReport {
  return record instanceof StoredRecord ? record.brief : record.report
}

/**
 * Null where it is not as reports are written: then all of it must be read. No string holds what is looked for, since
 * quotes in one are escaped, and a report's own fields stand before those of objects in it that have such names, in the
 * order in which `cleanReport` writes them.
 */
function briefIn(line: Buffer): BriefReport | null {
  // A unit for each byte: much sooner made and searched than the text.
  const bytes = line.toString('latin1')
  if (!bytes.startsWith(AGENCY[0])) return null
  const isNamed = bytes.startsWith(NAMED)
  let at = bytes.indexOf(isNamed ? AFTER_NAME : AGENCY[1])
  if (at < 0) return null
  const agency = `${line.toString('utf8', BEFORE.length + 1, at)}${isNamed ? '}' : ''}`
  const pieces = [agency]
  for (const [first, after] of PIECES) {
    const start = bytes.indexOf(first, at)
    const end = start < 0 ? -1 : bytes.indexOf(after, start)
    if (end < 0) return null
    pieces.push(line.toString('utf8', start, end))
    at = end
  }
  const read = tried(`[{${pieces.join('},{')}}]`) as readonly object[] | null
  if (read?.flatMap(Object.keys).join() !== NAMES) return null
  return Object.assign({}, ...read)
}

function parsed(bytes: Buffer, start: number, end: number): ReportRecord {
  return JSON.parse(bytes.toString('utf8', start, end))
}

/** The same bytes as a buffer. */
export function viewOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length)
}
