import type { Section } from '../../model/section.ts'
import type { SectionHead, StoredReport } from '../search-engine.ts'
import type { ReportRecord } from './collection.ts'
import { type Packed, packedFromFiles } from './files.ts'
import { firstSections } from './first-sections.ts'
import type { GenerationFiles } from './generations/manifest.ts'
import { type BriefReport, briefOf } from './report-lines.ts'

/** Reports of one layer as they were given to it. */
export class PublishedLayer {
  readonly packed: Packed
  /** Ordinal of each report's first section, and one more. */
  readonly #firstSections: Uint32Array

  constructor(files: GenerationFiles) {
    this.packed = packedFromFiles(files)
    const { reports, reportOf } = this.packed.columns
    this.#firstSections = firstSections(reports.length, reportOf)
  }

  report(ordinal: number): StoredReport {
    return this.#record(ordinal).report
  }

  /** What of a report is read by itself. */
  brief(ordinal: number): BriefReport {
    return briefOf(this.#record(ordinal))
  }

  #record(ordinal: number): ReportRecord {
    const record = this.packed.columns.reports[ordinal]
    if (record === undefined) throw new RangeError(`no report ${ordinal}`)
    return record
  }

  /** How many sections it has. */
  sectionCount(ordinal: number): number {
    const [first = 0, end = 0] = this.#firstSections.subarray(ordinal, ordinal + 2)
    return end - first
  }

  #sectionHeads(ordinal: number): readonly SectionHead[] {
    return this.packed.columns.reports[ordinal]?.sections ?? []
  }

  sections(ordinal: number): Section[] {
    const { texts, textStarts } = this.packed.columns
    const [first = 0] = this.#sectionsOf(ordinal)
    return this.#sectionHeads(ordinal).map((head, place) => {
      const [from = 0, to = 0] = textStarts.subarray(first + place, first + place + 2)
      return { ...head, text: texts.toString('utf16le', 2 * from, 2 * to) }
    })
  }

  /** Search forms of its sections. */
  forms(ordinal: number): string[] {
    const { units, formStarts } = this.packed.columns
    return this.#sectionsOf(ordinal).map((section) => {
      const [from, to] = [formStarts[section] as number, formStarts[section + 1] as number]
      // A separator ends it.
      const length = 2 * (to - 1 - from)
      return Buffer.from(units.buffer, units.byteOffset + 2 * from, length).toString('utf16le')
    })
  }

  #sectionsOf(report: number): number[] {
    const first = this.#firstSections[report] ?? 0
    return Array.from({ length: this.sectionCount(report) }, (_, place) => first + place)
  }
}
