import {
  type Agency,
  type Contact,
  type DisputedField,
  type Figure,
  type OutlineNode,
  type Report,
  type ReportField,
  readReport,
  type Table,
} from '../index.ts'
import { inspectRepairs } from './inspect-repairs.ts'
import type { Io } from './io.ts'
import { type Paint, paintFor } from './paint.ts'
import { oneLine, printableJson } from './printable.ts'

/** `baosou inspect`: what is read from one file, each value with its evidence or its reason. */
export async function inspect(
  file: string,
  options: { json?: boolean; repairs?: boolean },
  io: Io,
): Promise<number> {
  if (options.repairs) return inspectRepairs(file, options, io)
  const report = await readReport(file)
  io.out.write(options.json ? `${printableJson(report, 2)}\n` : shown(report, paintFor(io)))
  return 0
}

/** The report as people read it. */
function shown(report: Report, paint: Paint): string {
  const parts = [
    list('', [...metadata(report, paint)]),
    list('outline', [...tree(report.outline)]),
    list(
      'repairs',
      Object.entries(report.repairs).map(([kind, count]) => `${kind}: ${count}`),
    ),
    list('flags', report.flags),
    list('furniture', report.furniture),
    list('section kinds', kindsOf(report)),
    list(
      'figures',
      report.figures.map((figure) => figureLine(figure, report)),
    ),
    list(
      'tables',
      report.tables.map((table) => tableLine(table, report)),
    ),
  ]
  return `${parts.join('')}sections: ${report.sections.length}\n`
}

/** How many sections are about what, in the order in which the report comes to it. */
function kindsOf({ sections }: Report): string[] {
  const counts = new Map<string, number>()
  for (const { kind } of sections) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => `${kind}: ${count}`)
}

/** A figure, what qualifies it, and the words that state it. */
function figureLine(figure: Figure, { sections }: Report): string {
  const { measure, value, unit, scope, year, approximate, part, section, span } = figure
  const words = sections[section]?.text.slice(span.start, span.end) ?? ''
  const notes = [scope, year && `about ${year}`, approximate && 'approximate', part && 'part']
  const noted = notes.filter((note) => note).join(', ')
  const stated = `${measure} ${value} ${unit}${noted === '' ? '' : ` (${noted})`}`
  return oneLine(`${stated} in section ${section}: ${words}`)
}

/** How long a table is, where it stands, and how it begins. */
function tableLine({ section, kind, rows }: Table, { sections }: Report): string {
  const columns = Math.max(...rows.map((row) => row.length))
  const text = sections[section]?.text ?? ''
  const words = rows
    .flat()
    .map(({ span }) => text.slice(span.start, span.end))
    .filter((cell) => cell !== '')
  const beginning = `${words.slice(0, 4).join(' | ')}${words.length > 4 ? ' | …' : ''}`
  const size = `${rows.length} × ${columns}`
  return oneLine(`${size} in section ${section}${kind ? `, ${kind}` : ''}: ${beginning}`)
}

function list(name: string, lines: readonly string[]): string {
  if (name === '') return lines.map((line) => `${line}\n`).join('')
  if (lines.length === 0) return `${name}: none\n`
  return `${name}:\n${lines.map((line) => `  ${line}\n`).join('')}`
}

function* metadata(report: Report, paint: Paint): Iterable<string> {
  const { agency, region } = report
  const values: Readonly<Record<ReportField, string | null>> = {
    title: report.title,
    agency: agency && named(agency),
    region: region && `${region.code} ${region.path.join(' ')}`,
    level: report.level,
    kind: report.kind,
    url: report.url,
    year: report.year?.toString() ?? null,
    published: report.published,
    signed: report.signed,
    indexNumber: report.indexNumber,
    documentNumber: report.documentNumber,
    contact: report.contact && contactLine(report.contact),
  }
  yield row('id', report.id)
  for (const [name, value] of Object.entries(values)) {
    const field = name as ReportField
    if (value === null) {
      const why = report.missing[field] ?? 'no reason given'
      yield `${row(field, '')}${paint.bad(`missing: ${oneLine(why)}`)}`
    } else {
      const why = report.evidence[field] ?? report.missing[field]
      yield row(field, value) + (why ? paint.soft(`  [${oneLine(why)}]`) : '')
    }
    if (field === 'agency') yield* renamed(agency)
    yield* readings(report, field, paint)
  }
  yield row('script', report.script ?? 'undecided')
}

/** 攸縣衛生局 as its full name, how it is written, and what it is to its government. */
function named({ name, asWritten, kind }: Agency): string {
  return `${name}${name === asWritten ? '' : ` (${asWritten})`}, ${kind}`
}

function* renamed(agency: Agency | null): Iterable<string> {
  for (const { names, year } of agency?.successors ?? []) {
    yield row('', `later ${names.join(' or ')}, since ${year}`)
  }
}

function contactLine(contact: Contact): string {
  return Object.entries(contact)
    .flatMap(([part, value]) => (value === null ? [] : [`${part} ${value}`]))
    .join(', ')
}

/** What else a field could be, where sources say more than one thing. */
function* readings(report: Report, field: ReportField, paint: Paint): Iterable<string> {
  const all =
    field === 'agency'
      ? report.agency?.candidates.map(({ name, evidence }) => ({ value: name, evidence }))
      : report.candidates[field as DisputedField]
  const chosen = field === 'agency' ? report.agency?.name : String(report[field])
  for (const { value, evidence } of all ?? []) {
    if (value === chosen) continue
    yield row('', `or ${value}`) + paint.soft(`  [${evidence}]`)
  }
}

function row(name: string, value: string): string {
  return `${name.padEnd(14)} ${oneLine(value)}`
}

function* tree(nodes: readonly OutlineNode[], stem = ''): Iterable<string> {
  for (const [at, { heading, children }] of nodes.entries()) {
    const isLast = at === nodes.length - 1
    yield `${stem}${isLast ? '└ ' : '├ '}${oneLine(heading)}`
    yield* tree(children, `${stem}${isLast ? '  ' : '│ '}`)
  }
}
