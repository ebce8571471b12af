import type { Figure } from '../../model/figure.ts'
import type { ReportKind } from '../../model/report.ts'
import type { Section } from '../../model/section.ts'
import type { Span } from '../../model/span.ts'
import { toLines } from '../line.ts'
import { findTableRows } from '../tables.ts'
import { figuresInLine } from './line-figures.ts'
import { noneBelow } from './none-stated.ts'
import { plainLine } from './plain-line.ts'

/** These publications treat everything: their numbers are seldom of open information. */
const GENERAL: readonly ReportKind[] = ['工作报告', '公报', '通知']
/** What is wrong or planned is no figure of the year. */
const AHEAD: readonly Section['kind'][] = ['problems', 'plans']
/** Longer sections say more than that there was nothing. UTF-16 units. */
const LONGEST_DENIAL = 40
const TABLE_EDGE = /[\t|｜]/

type FigureSection = Pick<Section, 'text' | 'kind' | 'leadEnd'>

/**
 * The figures that the prose of a report states. What is not certain is left out: a number counts
 * only with the words of a measure right beside it, a 0 in words only where nothing else can be
 * meant. Rows of tables are passed over, and so is what stands under problems and plans.
 */
export function readFigures(
  sections: readonly FigureSection[],
  report: ReportKind,
): readonly Figure[] {
  if (GENERAL.includes(report)) return []
  return sections.flatMap((section, ordinal) =>
    AHEAD.includes(section.kind) ? [] : inSection(section, ordinal),
  )
}

function inSection({ text, kind, leadEnd }: FigureSection, section: number): Figure[] {
  const figures = denied(text, kind, leadEnd, section)
  if (figures.length > 0) return figures
  let rows: ReadonlySet<string> | undefined
  for (const place of piecesOf(text, leadEnd)) {
    const found = figuresInLine(text, place, kind)
    if (found.length === 0) continue
    const piece = text.slice(place.start, place.end)
    if (TABLE_EDGE.test(piece)) continue
    // A whole sentence is no row.
    if (!piece.includes('。')) {
      rows ??= tableRowsOf(text)
      if (rows.has(piece.trim())) continue
    }
    for (const { span, ...figure } of found) figures.push({ ...figure, section, span })
  }
  return figures
}

/** Lines, and a heading apart from the text that runs on after it. */
function* piecesOf(text: string, leadEnd: number): Iterable<Span> {
  let start = 0
  while (start < text.length) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    if (start < leadEnd && leadEnd < end) {
      yield { start, end: leadEnd }
      yield { start: leadEnd, end }
    } else {
      yield { start, end }
    }
    start = end + 1
  }
}

/** 四、行政复议、诉讼情况 and below it only 无。 */
function denied(text: string, kind: Section['kind'], leadEnd: number, section: number): Figure[] {
  if (leadEnd === 0 || text.length - leadEnd > LONGEST_DENIAL) return []
  const below = text.slice(leadEnd)
  const said = below.trim()
  const heading = plainLine(text.slice(0, leadEnd)).text
  const start = leadEnd + below.indexOf(said)
  const end = start + said.replace(/[。.]$/, '').length
  return noneBelow(heading, plainLine(said).text, kind).map((measure) => ({
    measure,
    value: 0,
    unit: measure === 'fees' ? '元' : '件',
    scope: null,
    year: null,
    approximate: false,
    part: false,
    section,
    span: { start, end },
  }))
}

function tableRowsOf(text: string): ReadonlySet<string> {
  const lines = toLines(text)
  const rows = findTableRows(lines)
  return new Set(lines.flatMap(({ text }, at) => (rows[at] === true ? [text] : [])))
}
