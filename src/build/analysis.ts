import { deserialize, serialize } from 'node:v8'
import { analyzeSection, searchForm } from '../analyze.ts'
import { type Sketch, sketchOf } from '../duplicates/sketch.ts'
import type { AnalyzedSection } from '../model/analyzed.ts'
import type { Report } from '../model/report.ts'
import type { Folds } from '../suggest/collect.ts'
import { type Name, namesIn, policiesIn } from '../suggest/names.ts'
import { type PackedSections, pack, unpack } from './packed.ts'

/** What of a report is analysed. */
export type Analyzable = Pick<Report, 'agency' | 'sections'>

/** What analysis found in one report. It depends on no other report. */
export interface Findings {
  readonly sections: readonly AnalyzedSection[]
  readonly names: readonly Name[]
}

/** The same as a thread gives it back: bytes that nobody looks into until the index is written. */
export interface PackedFindings {
  readonly bytes: Uint8Array
  readonly sketch: Sketch
}

export const FOLDS: Folds = { fold: searchForm, formOf: (text) => searchForm(text).text }

export function analyzeReport(report: Analyzable): PackedFindings {
  const sections = report.sections.map(analyzeSection)
  const names = namesIn(report, policiesIn(report.sections, FOLDS.formOf), FOLDS.formOf)
  return {
    bytes: serialize({ packed: pack(sections), names } satisfies Stored),
    sketch: sketchOf(sections.map(({ form }) => form)),
  }
}

export function findingsOf(bytes: Uint8Array): Findings {
  const { packed, names }: Stored = deserialize(bytes)
  return { sections: unpack(packed), names }
}

interface Stored {
  readonly packed: PackedSections
  readonly names: readonly Name[]
}
