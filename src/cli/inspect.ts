import { type OutlineNode, type Report, type ReportField, readReport } from '../index.ts'
import type { Io } from './io.ts'
import { type Paint, paintFor } from './paint.ts'
import { oneLine, printableJson } from './printable.ts'

/** `baosou inspect`: what is read from one file, each value with its evidence or its reason. */
export async function inspect(file: string, options: { json?: boolean }, io: Io): Promise<number> {
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
  ]
  return `${parts.join('')}sections: ${report.sections.length}\n`
}

/** How many sections are about what, in the order in which the report comes to it. */
function kindsOf({ sections }: Report): string[] {
  const counts = new Map<string, number>()
  for (const { kind } of sections) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => `${kind}: ${count}`)
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
    agency:
      agency && `${agency.name}${agency.name === agency.asWritten ? '' : ` (${agency.asWritten})`}`,
    region: region && `${region.code} ${region.path.join(' ')}`,
    level: report.level,
    kind: report.kind,
    url: report.url,
    year: report.year?.toString() ?? null,
    published: report.published,
    signed: report.signed,
    indexNumber: report.indexNumber,
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
  }
  yield row('script', report.script ?? 'undecided')
}

function row(name: string, value: string): string {
  return `${name.padEnd(12)} ${oneLine(value)}`
}

function* tree(nodes: readonly OutlineNode[], stem = ''): Iterable<string> {
  for (const [at, { heading, children }] of nodes.entries()) {
    const isLast = at === nodes.length - 1
    yield `${stem}${isLast ? '└ ' : '├ '}${oneLine(heading)}`
    yield* tree(children, `${stem}${isLast ? '  ' : '│ '}`)
  }
}
