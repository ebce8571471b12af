import { changedReports } from '../engine/embedded/layers/merged-lines.ts'
import type { PublishedReports } from '../engine/embedded/published-reports.ts'
import { type BriefReport, briefOf } from '../engine/embedded/report-lines.ts'
import type { EarlierReports } from './waiting-reports.ts'

/** The reports of the build before, of which no more is read than a build asks for. */
export function knownReports(reports: PublishedReports): EarlierReports {
  const changed = changedReports(reports.layers)
  const records = [reports.base, reports.added].map((layer) => layer?.columns.reports ?? [])
  const brief = (ordinal: number): BriefReport => {
    const { side, ordinal: at } = reports.placeOf(ordinal)
    const record = records[side]?.[at]
    if (record === undefined) throw new RangeError(`no report ${ordinal}`)
    return briefOf(record)
  }
  return {
    count: reports.count,
    brief,
    report: (ordinal) => reports.report(ordinal),
    duplicates(ordinal) {
      const { side, ordinal: at } = reports.placeOf(ordinal)
      const report = side === 0 ? changed.get(at) : undefined
      return (report ?? brief(ordinal)).duplicates
    },
    sectionCount: (ordinal) => reports.sectionCount(ordinal),
    sections: (ordinal) => reports.sections(ordinal),
    forms: (ordinal) => reports.forms(ordinal),
  }
}
