import type { SearchEngine } from '../engine/search-engine.ts'
import type { AgencyFigures, FiguresAnswer, StatedFigure } from '../model/agencies-answer.ts'
import type { Figure, Measure } from '../model/figure.ts'
import { agencyKey, representatives } from './publications.ts'

/** Of another year than the report's. */
const EARLIER = /^(?:上年度?|去年|前年)$/
/** Of the report's whole year. */
const WHOLE_YEAR = /^(?:全年|今年|本年度?|年内|一年来)$/

/** What is gathered for one agency. */
interface Gathered {
  readonly of: Pick<AgencyFigures, 'agency' | 'region' | 'level'>
  readonly byYear: Map<number | null, { figure: Figure; ordinal: number }[]>
}

/**
 * A measure by agency and year, from the prose of the reports. A publication counts once, however
 * many copies of it state the measure: see `representatives`. A report's figure of another year (上年, or a year stated that is not its own) is
 * left out. Where several are left, the year's own total is chosen: the whole before a part, then
 * one not 累计 before one that may run over years, then one of the whole year (全年, the report's
 * year) before one that does not say, then the exact before the approximate, then the first.
 *
 * @param accepts which reports count, by their ordinals.
 */
export function figures(
  engine: SearchEngine,
  measure: Measure,
  accepts: (report: number) => boolean,
): Pick<FiguresAnswer, 'agencies' | 'total'> {
  const gathered = new Map<string, Gathered>()
  const ownOf = (ordinal: number): readonly Figure[] => {
    const { figures: stated, year } = engine.report(ordinal)
    return stated.filter((figure) => figure.measure === measure && isOfOwnYear(figure, year))
  }
  const all = Array.from({ length: engine.reportCount }, (_, ordinal) => ordinal)
  const stating = all.filter((ordinal) => accepts(ordinal) && ownOf(ordinal).length > 0)
  const counted = representatives(engine, stating)
  for (const ordinal of counted) {
    const report = engine.report(ordinal)
    const own = ownOf(ordinal)
    const { agency, region, level } = report
    // Reports without an agency are each by themselves.
    const key = agencyKey(engine, ordinal) ?? `#${report.id}`
    const of = { agency: agency?.name ?? null, region, level }
    const row = gathered.get(key) ?? { of, byYear: new Map() }
    gathered.set(key, row)
    const known = row.byYear.get(report.year) ?? []
    row.byYear.set(report.year, [...known, ...own.map((figure) => ({ figure, ordinal }))])
  }
  const agencies = [...gathered.values()].map((row) => toAnswer(engine, row)).sort(byName)
  const known = agencies.filter(({ agency }) => agency !== null)
  return { agencies, total: { agencies: known.length, reports: counted.size } }
}

function isOfOwnYear({ year, scope }: Figure, reported: number | null): boolean {
  if (scopeWords(scope).some((word) => EARLIER.test(word))) return false
  return year === null || reported === null || year === reported
}

function toAnswer(engine: SearchEngine, { of, byYear }: Gathered): AgencyFigures {
  const years = [...byYear].sort(([a], [b]) => (a ?? Infinity) - (b ?? Infinity))
  return {
    ...of,
    years: years.map(([year, found]) => {
      const [best, ...others] = found
        .map((one, place) => ({ ...one, place }))
        .sort((a, b) => rank(a.figure) - rank(b.figure) || a.place - b.place)
        .map(({ figure, ordinal }) => stated(engine, figure, ordinal))
      return { year, figure: best as StatedFigure, others }
    }),
  }
}

/** Less is better; each reason outweighs all that come after it. */
function rank({ part, scope, year, approximate }: Figure): number {
  const words = scopeWords(scope)
  const isWholeYear = year !== null || words.some((word) => WHOLE_YEAR.test(word))
  const reasons = [part, words.includes('累计'), !isWholeYear, approximate]
  return reasons.reduce((sum, against) => 2 * sum + (against ? 1 : 0), 0)
}

function scopeWords(scope: string | null): readonly string[] {
  return scope?.split(' ') ?? []
}

function stated(engine: SearchEngine, figure: Figure, ordinal: number): StatedFigure {
  const { value, unit, scope, approximate, part, span } = figure
  const [first] = engine.sectionsOf(ordinal)
  const { id, headings, text } = engine.section(first + figure.section)
  return {
    value,
    unit,
    scope,
    approximate,
    part,
    text: text.slice(span.start, span.end),
    report: engine.report(ordinal).id,
    section: { id, headings },
  }
}

/** By name; agencies that are unknown come last. */
function byName(a: AgencyFigures, b: AgencyFigures): number {
  if (a.agency === b.agency) return (a.region?.code ?? '') < (b.region?.code ?? '') ? -1 : 1
  if (a.agency === null || b.agency === null) return a.agency === null ? 1 : -1
  return a.agency < b.agency ? -1 : 1
}
