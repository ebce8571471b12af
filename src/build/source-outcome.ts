import type { Agency, Report } from '../model/report.ts'
import type { Refusal } from './outcome.ts'

/** What became of one source, told while the build runs. */
export type SourceOutcome =
  | {
      readonly kind: 'indexed'
      readonly source: string
      /** Whether it was taken over from the index that was there. */
      readonly isKnown: boolean
      /** What tells the report in a line. */
      readonly summary: Pick<Report, 'id' | 'title' | 'year'> & {
        readonly agency: Pick<Agency, 'name'> | null
      }
      /** The whole of it. One that is known from the build before is read when it is asked for. */
      readonly report: Report
      /** How many the report has: to look at them themselves takes their texts out of the index. */
      readonly sections: number
    }
  | {
      readonly kind: 'refused'
      readonly source: string
      readonly reason: string
      readonly advice: string
    }

export function refusedFor({ source, reason, advice }: Refusal): SourceOutcome {
  return { kind: 'refused', source, reason, advice }
}
