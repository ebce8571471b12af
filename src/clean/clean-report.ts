import { SourceError } from '../errors.ts'
import type { Report } from '../model/report.ts'
import type { SourceText } from '../model/source-text.ts'
import type { TextEvidence } from './evidence.ts'
import { readFigures } from './figures/read-figures.ts'
import { flagsOf } from './flags.ts'
import { stripFurniture } from './foot.ts'
import { readHead } from './head.ts'
import { type Line, makeLine, toLines } from './line.ts'
import { joinBroken, joinVertical } from './lines.ts'
import { findListing, listedHeadings } from './listing.ts'
import { readMetadata } from './metadata.ts'
import { findHeadings, nestHeadings } from './outline.ts'
import type { RepairCounts } from './repair.ts'
import type { RepairTrace } from './repair-trace.ts'
import { type RepairStep, repairLine, repairText } from './repairs.ts'
import { scriptOf } from './script.ts'
import { makeSections } from './sections.ts'
import { findSignature } from './signature.ts'
import { isOnlyStated, readStated } from './stated.ts'
import { findTableRows } from './tables.ts'
import { unglue } from './unglue.ts'

/**
 * Reads the report in a text; `trace` is told of every repair.
 * @throws SourceError when nothing but page furniture is there.
 */
export function cleanReport(source: SourceText, trace?: RepairTrace): Report {
  const repaired = repairText(source.text, (step) => trace?.steps.push(step))
  const stated = readStated(source, trace?.stated)
  const head = readHead(toLines(repaired.text), stated)
  const foot = stripFurniture(head.rest, head.title)
  const listing = findListing(foot.lines)
  const listed = foot.lines.slice(0, listing.lines)

  const upright = joinVertical(foot.lines.slice(listing.lines))
  const rowsOf = rememberingRows()
  const joined = joinBroken(upright.lines, rowsOf(upright.lines))
  const mended = mend(joined.lines, trace)
  const lines = unglue(mended.lines, rowsOf(mended.lines))
  const said = head.titleEvidence === 'title' || !isOnlyStated(head.title, stated)
  if (lines.length === 0 && !said) throw noReport(source)

  const signature = findSignature(lines)
  const known = listedHeadings([...listed, ...lines])
  const headings = findHeadings(lines, rowsOf(lines), known, signature)
  const body = lines.filter((_line, index) => !signature.includes(index)).map(({ text }) => text)
  const evidence: TextEvidence = {
    title: head.title,
    titleEvidence: head.titleEvidence,
    header: head.header,
    body: body.join('\n'),
    signature: signature.map((index) => lines[index]?.text ?? ''),
    fileName: source.fileName,
    url: source.url,
  }
  const metadata = readMetadata(
    evidence,
    headings.map(({ text }) => text),
  )
  const { sections, tables } = makeSections(source.id, {
    title: head.title,
    head: [...head.values, ...listed.map(({ text }) => text)],
    lines,
    headings,
    kind: metadata.kind,
  })
  const joins = Math.max(0, head.titleLines.length - 1) + upright.joins + joined.joins
  trace?.title.push(...head.titleLines)
  for (const [line, group] of [...upright.groups, ...joined.groups]) trace?.joined.set(line, group)

  return {
    agency: metadata.agency,
    region: metadata.region,
    level: metadata.level,
    kind: metadata.kind,
    url: metadata.url,
    year: metadata.year,
    published: metadata.published,
    signed: metadata.signed,
    indexNumber: metadata.indexNumber,
    documentNumber: metadata.documentNumber,
    contact: metadata.contact,
    evidence: head.titleEvidence
      ? { ...metadata.evidence, title: head.titleEvidence }
      : metadata.evidence,
    missing:
      head.title === null
        ? { ...metadata.missing, title: 'no line above the text is a title' }
        : metadata.missing,
    candidates: metadata.candidates,
    flags: [
      ...new Set([
        ...(source.notes ?? []),
        ...foot.flags,
        ...metadata.flags,
        ...flagsOf(repaired.text),
      ]),
    ],
    id: source.id,
    title: head.title,
    script: scriptOf(repaired.text),
    // What else is the same publication, a single source cannot tell.
    duplicates: [],
    outline: nestHeadings(headings),
    sections,
    figures: readFigures(sections, metadata.kind),
    tables,
    repairs: sumOf(
      repaired.counts,
      stated.repairs,
      mended.counts,
      joins > 0 ? { 'line-join': joins } : {},
    ),
    furniture: [...(source.furniture ?? []), ...head.furniture, ...foot.furniture],
  }
}

/** `findTableRows`; most steps leave the lines as they are, and then it need not look again. */
function rememberingRows(): typeof findTableRows {
  let known: readonly Line[] = []
  let rows: readonly boolean[] = []
  return (lines) => {
    if (lines.length !== known.length || lines.some((line, at) => line !== known[at])) {
      rows = findTableRows(lines)
      known = lines
    }
    return rows
  }
}

/** Every entity begins with the first; in the parentheses of an annotation stands no Han character. */
const MENDABLE = /&|[(（][^\u4e00-\u9fff]/

/** Repairs what only shows once broken lines are joined. */
function mend(
  lines: readonly Line[],
  trace?: RepairTrace,
): { lines: Line[]; counts: RepairCounts } {
  let counts: RepairCounts = {}
  const mended = lines.map((line) => {
    if (!MENDABLE.test(line.text)) return line
    const steps: RepairStep[] = []
    const repaired = repairLine(line.text, (step) => steps.push(step))
    if (repaired.text === line.text) return line
    counts = sumOf(counts, repaired.counts)
    trace?.mended.push({ line, steps })
    return makeLine(repaired.text.trim(), line)
  })
  return { lines: mended.filter(({ text }) => text !== ''), counts }
}

function sumOf(...all: readonly Readonly<RepairCounts>[]): RepairCounts {
  const sum: RepairCounts = {}
  for (const counts of all) {
    for (const [kind, count] of Object.entries(counts)) sum[kind] = (sum[kind] ?? 0) + count
  }
  return sum
}

function noReport(source: SourceText): SourceError {
  return new SourceError(
    source.id,
    'no report in it: nothing is left without the page furniture',
    'Save the page with its text, or leave this file out.',
  )
}
