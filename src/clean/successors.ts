import { lexiconRows } from '../lexicon.ts'
import type { Level, Successor } from '../model/report.ts'
import type { Place } from './gazetteer.ts'

interface Row {
  readonly where: string
  readonly names: readonly string[]
  readonly year: number
}

/** How the lexicon says of which level a row speaks. */
const WHERE: Readonly<Record<Level, string>> = {
  nation: '国',
  province: '省',
  prefecture: '市',
  county: '县',
  township: '乡',
}
/** Reports are published the year after: until then an old name says nothing of a later one. */
const LATE = 1

let rows: ReadonlyMap<string, readonly Row[]> | undefined

function rowsOf(unit: string): readonly Row[] {
  if (!rows) {
    const byUnit = new Map<string, Row[]>()
    for (const [former = '', where = '', names = '', year = ''] of lexiconRows('successors.tsv')) {
      const row = { where, names: names.split('|'), year: Number(year) }
      byUnit.set(former, [...(byUnit.get(former) ?? []), row])
    }
    rows = byUnit
  }
  return rows.get(unit) ?? []
}

/** An agency whose later names are asked for. */
export interface Renamed {
  /** Full name in simplified script. */
  readonly name: string
  /** The part of it that follows the place; the whole name of a body of the nation. */
  readonly unit: string
  /** What a short unit can stand for (扶贫办), where the report does not say which. */
  readonly forms: readonly string[]
  readonly level: Level | null
  readonly place: Place | null
  /** The year of the report; a body that bears its name long after a reform was not part of it. */
  readonly year: number | null
}

/**
 * What an agency was later called or merged into, by the reforms of index-data/lexicon/successors.tsv:
 * one after the other, as far as the rows go. Each step follows the usual name of the one before.
 */
export function successorsOf(agency: Renamed): readonly Successor[] {
  const { level, year, place } = agency
  if (level === null) return []
  // 北京市 has a 局 where a province has a 厅, and kept commissions that provinces gave up.
  const at = level === 'province' && place?.name.endsWith('市') ? '直' : WHERE[level]
  const found: Successor[] = []
  let unit = knownAs(agency)
  // No body of the table was renamed more often.
  for (let steps = 0; steps < 8; steps++) {
    const row = rowsOf(unit).find(({ where }) => where.includes(at))
    if (!row) break
    if (year === null || row.year >= year - LATE) {
      const names = row.names.flatMap((pattern) => nameOf(pattern, agency) ?? [])
      if (names.length > 0) found.push({ names, year: row.year })
    }
    unit = row.names[0] ?? ''
  }
  return found
}

/** The unit as the rows name it: of several forms one, when all that have rows go the same way. */
function knownAs({ unit, forms }: Renamed): string {
  const own = unit.replace(/^人民政府(?=.)/, '')
  if (rowsOf(own).length > 0) return own
  const known = forms.filter((form) => rowsOf(form).length > 0)
  const ways = new Set(known.flatMap((form) => rowsOf(form).map(({ names }) => names[0])))
  return ways.size === 1 ? (known[0] ?? own) : own
}

/** `{地}` is the place, `{上}` the prefecture it lies in; without them the unit follows the place. */
function nameOf(pattern: string, { name, unit, place, level }: Renamed): string | null {
  if (level === 'nation') return pattern
  const front = name.slice(0, name.length - unit.length)
  if (!pattern.includes('{')) return front + pattern
  const above = place?.level === 'county' ? place.path.at(-2) : undefined
  // A district of a municipality lies in no prefecture.
  const isBelow = place !== null && place.path.length > 2 && above !== undefined
  if (place === null || (pattern.includes('{上}') && !isBelow)) return null
  return pattern.replace('{地}', place.name).replace('{上}', above ?? '')
}
