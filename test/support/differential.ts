import type { Report } from '../../src/model/report.ts'
import { type Asked, differenceOf, expectedOf, sidesOf } from './compared.ts'
import { RandomCollections } from './random-collections.ts'
import { RandomQueries } from './random-queries.ts'
import { type Random, typed } from './typed-queries.ts'

/** Queries about one collection before another is drawn. */
const QUERIES = 50

/** A query to which the engine and the model give different answers. */
export interface Difference extends Pick<Asked, 'text' | 'options'> {
  /** What differs, as it was found and in the fewest sections that still show it. */
  readonly found: string
  readonly shrunk: string
  readonly reports: readonly Report[]
}

interface Outcome {
  /** Pairs that found something, so that a run that finds nothing is noticed. */
  readonly matching: number
  readonly differences: readonly Difference[]
}

/**
 * Asks random queries of random collections, and compares the engine with the model: sets, spans,
 * totals, facets. Stops at the tenth difference.
 */
export function compareAtRandom(
  pools: readonly (readonly Report[])[],
  pairs: number,
  next: Random,
): Outcome {
  const collections = new RandomCollections(pools, next)
  const differences: Difference[] = []
  let matching = 0
  let tried = 0
  while (tried < pairs && differences.length < 10) {
    const reports = collections.draw()
    const queries = new RandomQueries(reports, next)
    const sides = sidesOf(reports)
    for (let i = 0; i < QUERIES && tried < pairs; i++, tried++) {
      const meant = queries.query()
      const asked = { meant, text: typed(meant, next), options: queries.options() }
      const expected = expectedOf(sides.model, asked)
      if (expected.ids.length > 0) matching++
      const found = differenceOf(sides, expected, asked)
      if (found !== null) differences.push({ ...asked, found, ...shrunk(reports, asked) })
    }
  }
  return { matching, differences }
}

/** A difference as it is told: enough to repeat it by hand. */
export function described({ text, options, found, shrunk, reports }: Difference): string {
  const sections = reports.flatMap((report) =>
    report.sections.map((section) => JSON.stringify({ ...metadataOf(report), ...section })),
  )
  return [
    `query: ${JSON.stringify(text)}`,
    `options: ${JSON.stringify(options)}`,
    `found: ${found}`,
    `shrunk: ${shrunk}`,
    ...sections,
  ].join('\n  ')
}

function metadataOf({ title, agency, region, level, kind, year, script, duplicates }: Report) {
  return { title, agency: agency?.name, region, level, report: kind, year, script, duplicates }
}

/** The fewest sections that still differ, found by leaving out reports and then sections. */
export function shrunk(reports: readonly Report[], asked: Asked) {
  const differs = (some: readonly Report[]) => {
    const sides = sidesOf(some)
    return differenceOf(sides, expectedOf(sides.model, asked), asked)
  }
  let kept = reports
  let said = ''
  const attempt = (some: readonly Report[]) => {
    const difference = differs(some)
    if (difference === null) return
    kept = some
    said = difference
  }
  for (const report of reports) attempt(kept.filter((other) => other.id !== report.id))
  for (const { id, sections } of kept) {
    for (const section of sections) {
      attempt(
        kept.map((report) =>
          report.id === id
            ? { ...report, sections: report.sections.filter((other) => other.id !== section.id) }
            : report,
        ),
      )
    }
  }
  return { shrunk: said === '' ? 'nothing can be left out' : said, reports: kept }
}
