import type { Level, Region, Report, ReportKind } from '../../src/model/report.ts'
import type { Section, SectionKind } from '../../src/model/section.ts'

/** Takes the value of a field away, so that what nobody takes is seen. */
export type Take = (key: string) => string | undefined

/** A section: under headings it begins with its own, where it leads with the title with that. */
export function sectionOf(text: string, take: Take, title: string): Partial<Section> {
  const headings = take('headings')?.split(' › ') ?? []
  const kind: SectionKind = oneOf(SECTION_KINDS, take('section') ?? 'other')
  const leads = take('lead') !== undefined
  if (leads && title === '') throw new Error('no title to lead with')
  const lead = leads ? title : (headings.at(-1) ?? '')
  return {
    headings,
    kind,
    text: lead === '' ? text : `${lead}\n${text}`,
    lead: lead === '' ? null : leads ? 'title' : 'heading',
    leadEnd: lead.length,
  }
}

/** What is said of a report. */
export function metadataOf(take: Take): Partial<Report> {
  const title = take('title')
  const agency = take('agency')
  const region = take('region')
  const level = take('level')
  const kind = take('kind')
  const year = take('year')
  const script = take('script')
  const duplicates = take('duplicates')
  return {
    ...(title && { title }),
    ...(agency && {
      agency: {
        name: agency,
        asWritten: agency,
        candidates: [],
        kind: 'department',
        successors: [],
      },
    }),
    ...(region && { region: regionOf(region) }),
    ...(level && { level: oneOf(LEVELS, level) }),
    ...(kind && { kind: oneOf(REPORT_KINDS, kind) }),
    ...(year && { year: yearOf(year) }),
    ...(script && { script: oneOf(['hans', 'hant'] as const, script) }),
    ...(duplicates && { duplicates: duplicates.split(' ') }),
  }
}

function yearOf(value: string): number {
  if (!/^\d{4}$/.test(value)) throw new Error(`${value} is no year`)
  return Number(value)
}

/** `990102 province/prefecture/county`. */
function regionOf(value: string): Region {
  const [, code = '', path = ''] = /^(\d{6}) (.+)$/.exec(value) ?? []
  if (code === '') throw new Error(`${value} is no region`)
  return { code, path: path.split('/') }
}

function oneOf<T extends string>(known: readonly T[], value: string): T {
  const found = known.find((one) => one === value)
  if (found === undefined) throw new Error(`${value} is none of ${known.join(', ')}`)
  return found
}

const LEVELS: readonly Level[] = ['nation', 'province', 'prefecture', 'county', 'township']
const REPORT_KINDS: readonly ReportKind[] = ['年度报告', '工作报告', '公报', '通知', '其他']
const SECTION_KINDS: readonly SectionKind[] = [
  'overview',
  'proactive',
  'requests',
  'review',
  'consultation',
  'organisation',
  'spending',
  'fees',
  'problems',
  'plans',
  'other',
]
