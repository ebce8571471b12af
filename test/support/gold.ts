import { readFileSync } from 'node:fs'
import type { OutlineNode, Report } from '../../src/model/report.ts'

export interface GoldHeading {
  readonly level: number
  readonly heading: string
}

/** What a careful reader takes from one report; a key that is absent is not compared. */
export interface GoldReport {
  readonly title?: string | null
  readonly agency?: { readonly name: string } | null
  readonly region?: { readonly code: string; readonly path: readonly string[] } | null
  readonly level?: string | null
  readonly kind?: string
  readonly url?: string | null
  readonly year?: number | null
  readonly published?: string | null
  readonly signed?: string | null
  readonly indexNumber?: string | null
  readonly script?: string | null
  readonly pinyinAnnotations?: number
  readonly entities?: number
  readonly furniture?: readonly string[]
  readonly outline?: readonly GoldHeading[]
  /** Sentences that label what follows: they may be taken as headings or not. */
  readonly optionalHeadings?: readonly string[]
  readonly joinedLines?: readonly string[]
}

/** The reports of a gold file by file name. */
export function readGold(file: string | URL): ReadonlyMap<string, GoldReport> {
  const gold: { readonly reports: Readonly<Record<string, GoldReport>> } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  return new Map(Object.entries(gold.reports))
}

/** Where a report differs from what a careful reader takes from it, one line a difference. */
export function differences(report: Report, gold: GoldReport): readonly string[] {
  return [
    ...differentFields(report, gold),
    ...differentOutline(report, gold),
    ...differentText(report, gold),
  ]
}

function differentFields(report: Report, gold: GoldReport): string[] {
  const found: Readonly<Record<string, unknown>> = {
    title: report.title,
    agency: report.agency?.name ?? null,
    region: report.region && { code: report.region.code, path: report.region.path },
    level: report.level,
    kind: report.kind,
    url: report.url,
    year: report.year,
    published: report.published,
    signed: report.signed,
    indexNumber: report.indexNumber,
    script: report.script,
    pinyinAnnotations: report.repairs['pinyin'] ?? 0,
    entities: report.repairs['entity'] ?? 0,
  }
  const wanted: Readonly<Record<string, unknown>> = {
    ...gold,
    ...('agency' in gold && { agency: gold.agency?.name ?? null }),
    ...(gold.region && { region: { code: gold.region.code, path: gold.region.path } }),
  }
  return Object.entries(found)
    .filter(([field]) => field in wanted)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(wanted[field]))
    .map(([field, value]) => `${field}: ${show(value)} instead of ${show(wanted[field])}`)
}

function differentOutline(report: Report, gold: GoldReport): string[] {
  if (!gold.outline) return []
  const wanted = gold.outline.map(line)
  const optional = new Set(gold.optionalHeadings)
  const found = flatten(report.outline)
    .filter(({ heading }) => !optional.has(heading) || wanted.some((w) => w.endsWith(heading)))
    .map(line)
  if (JSON.stringify(found) === JSON.stringify(wanted)) return []
  const extra = found.filter((heading) => !wanted.includes(heading))
  const absent = wanted.filter((heading) => !found.includes(heading))
  if (extra.length === 0 && absent.length === 0) return ['outline: other order']
  return [
    ...extra.map((heading) => `outline: ${heading} is no heading`),
    ...absent.map((heading) => `outline: ${heading} is absent`),
  ]
}

function differentText(report: Report, gold: GoldReport): string[] {
  const texts = report.sections.map(({ text }) => text)
  const shown = texts.map((text) => text.replace(/\s/g, ''))
  const furniture = (gold.furniture ?? []).filter((words) => texts.some((t) => t.includes(words)))
  const broken = (gold.joinedLines ?? []).filter(
    (words) => !shown.some((text) => text.includes(words.replace(/\s/g, ''))),
  )
  return [
    ...furniture.map((words) => `furniture in a section: ${words}`),
    ...broken.map((words) => `not joined: ${words}`),
  ]
}

/** The outline in reading order. */
export function flatten(outline: readonly OutlineNode[]): readonly GoldHeading[] {
  return outline.flatMap(({ heading, level, children }) => [
    { heading, level },
    ...flatten(children),
  ])
}

function line({ level, heading }: GoldHeading): string {
  return `${level} ${heading}`
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing'
}
