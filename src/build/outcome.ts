import type { RepairPlace } from '../model/repair-place.ts'
import type { Report } from '../model/report.ts'
import type { ByteLine } from '../read/byte-lines.ts'
import type { RecordRange } from '../read/json-file.ts'
import type { PackedFindings } from './findings.ts'

/** What one worker does at a time: a file, or a part of one that holds many reports. */
export type ReadTask =
  | {
      readonly kind: 'file'
      readonly path: string
      readonly id: string
      /** Every repair is listed with its place. */
      readonly withRepairs?: boolean
    }
  | {
      readonly kind: 'lines'
      readonly path: string
      /** Id of the file. */
      readonly id: string
      readonly lines: readonly ByteLine[]
    }
  | {
      readonly kind: 'records'
      /** A JSON file. */
      readonly path: string
      readonly id: string
      readonly range: RecordRange
    }

/** Why a source is no report: a `SourceError` as plain data, which is what processes can send. */
export interface Refusal {
  readonly source: string
  readonly reason: string
  readonly advice: string
}

/** What became of one place of a source. */
export type ReadOutcome =
  | {
      readonly kind: 'report'
      readonly place: string
      readonly report: Report
      /** Listed only where the task asks for them. */
      readonly repairs?: readonly RepairPlace[]
    }
  | RefusedOutcome

/** The same of a report that is analysed: its sections are among the findings. */
export type AnalyzedOutcome =
  | {
      readonly kind: 'analysed'
      readonly place: string
      readonly report: ReportAlone
      readonly findings: PackedFindings
    }
  | RefusedOutcome

/** A report without its sections. */
export type ReportAlone = Omit<Report, 'sections'>

export interface RefusedOutcome {
  readonly kind: 'refused'
  readonly refusal: Refusal
  /** Of a line: whether it is a record all the same, one that holds no report. */
  readonly isRecord: boolean
}

export function refused({ source, reason, advice }: Refusal, isRecord: boolean): RefusedOutcome {
  return { kind: 'refused', refusal: { source, reason, advice }, isRecord }
}
