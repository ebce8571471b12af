import { searchForm, wordsOf } from '../analyze.ts'
import type { SearchEngine, StoredReport } from '../engine/search-engine.ts'
import type { FacetFilters } from '../query/facets.ts'

/** A query that somebody might ask who knows the reports. */
export interface OwnQuery {
  readonly text: string
  readonly filters: FacetFilters
}

/** What a query is made of: the words of a section from some place on, its report, and another one. */
interface Material {
  readonly word: (place: number) => string
  readonly report: StoredReport
  readonly other: StoredReport
}

/** The kinds of queries, about as often as they are asked. */
const KINDS: readonly ((from: Material) => OwnQuery)[] = [
  ({ word }) => plain(word(0)),
  ({ word }) => plain(word(0) + word(1)),
  ({ word }) => plain(`${word(0)} ${word(9)}`),
  ({ word }) => plain(word(0) + word(1) + word(2)),
  ({ word }) => plain(word(0).slice(-1) + word(1)),
  ({ word, report }) => ({ text: word(0), filters: sharing(report) }),
  ({ word }) => plain(`${word(0)} OR ${word(8)}`),
  ({ word }) => plain(`${word(0)} ${word(5)} ${word(11)}`),
  ({ word }) => plain(word(0).slice(0, 1)),
  ({ word, report, other }) => ({ text: word(0), filters: eitherOf(report, other) }),
  ({ word }) => plain(`${word(0)} NEAR/9 ${word(3)}`),
  ({ word }) => plain(word(0)),
  ({ word }) => plain(word(0) + word(1)),
  ({ word }) => plain(`${word(0)} -${word(6)}`),
  ({ word }) => plain(word(0).slice(-1) + word(1).slice(0, 1)),
  ({ word }) => plain(`同句(${word(0)} ${word(2)})`),
]

/** Puts neighbouring steps far apart, and every beginning of them evenly: the golden ratio's fraction. */
const STEP = 0.618033988749895

/**
 * So many queries of every kind, of words from all over an index; fewer where its texts have none.
 *
 * @param from how many of the same kinds came before: the next are others.
 */
export function* ownQueries(
  engine: SearchEngine,
  count: number,
  from = 0,
): Generator<OwnQuery, void> {
  const { sectionCount, reportOf } = engine
  const reportAt = (section: number) => engine.report(reportOf[section] as number)
  let previous = 0
  for (let i = from; i < from + count && sectionCount > 0; i++) {
    const section = Math.floor(((i * STEP) % 1) * sectionCount)
    const { text } = engine.section(section)
    // Words of one character stand everywhere: beside others they take longest, and are asked least.
    const words = wordsOf(searchForm(text).text).filter((each) => each.text.length > 1)
    if (words.length === 0) continue
    const first = Math.floor((((i + 1) * STEP) % 1) * words.length)
    const word = (place: number) => words[(first + place) % words.length]?.text ?? ''
    const make = KINDS[i % KINDS.length] as (typeof KINDS)[number]
    yield make({ word, report: reportAt(section), other: reportAt(previous) })
    previous = section
  }
}

function plain(text: string): OwnQuery {
  return { text, filters: {} }
}

/** What holds of a report. */
function sharing({ agency, year }: StoredReport): FacetFilters {
  return {
    ...(agency === null ? {} : { agency: [agency.name] }),
    ...(year === null ? {} : { year: [String(year)] }),
  }
}

/** What holds of one of two reports. */
function eitherOf({ kind, region }: StoredReport, other: StoredReport): FacetFilters {
  const regions = [region, other.region].flatMap((each) => (each === null ? [] : [each.code]))
  return regions.length > 0 ? { region: regions } : { kind: [kind, other.kind] }
}
