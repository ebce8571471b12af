import { serialize } from 'node:v8'
import { analyzeSection, searchForm } from '../analyze.ts'
import { sketchOf } from '../duplicates/sketch.ts'
import { sectionColumns } from '../engine/embedded/section-columns.ts'
import type { Vocabulary } from '../engine/embedded/vocabulary.ts'
import type { Report } from '../model/report.ts'
import type { Folds } from '../suggest/collect.ts'
import { namesIn, policiesIn } from '../suggest/names.ts'
import type { Findings, PackedFindings } from './findings.ts'

export const FOLDS: Folds = { fold: searchForm, formOf: (text) => searchForm(text).text }

/** @param vocabulary that of the reports that one process reads. */
export function analyzeReport(
  report: Pick<Report, 'agency' | 'sections'>,
  vocabulary: Vocabulary,
): PackedFindings {
  const sections = report.sections.map(analyzeSection)
  const { words, ...columns } = sectionColumns(sections, vocabulary)
  const heads = report.sections.map(({ text, ...head }) => head)
  const names = namesIn(report, policiesIn(report.sections, FOLDS.formOf), FOLDS.formOf)
  return {
    sketch: sketchOf(sections.map(({ form }) => form)),
    sections: sections.length,
    units: { forms: columns.forms.length / 2, texts: columns.texts.length / 2 },
    words,
    vocabulary: vocabulary.words,
    bytes: serialize({ heads, names, columns } satisfies Findings),
  }
}
