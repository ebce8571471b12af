import { beforeAll, describe, expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import type { Report } from '../../src/model/report.ts'
import type { SearchIndex } from '../../src/search.ts'
import { NO_REAL_REPORTS, REAL_REPORTS, readFolder, SAMPLE } from '../support/collections.ts'
import { indexOf } from '../support/reports.ts'
import { type JudgedQuery, readJudgements, withoutCopies } from './judgements.mjs'
import { DEPTH, mean, ndcg, reciprocalRank } from './measures.mjs'

const { queries, copies } = readJudgements()
/** More than are looked at, since copies are passed over. */
const HITS = 50
/** What nDCG loses at least when hits are shuffled; most queries have one or two, where order matters little. */
const LEAST_LOST = 0.03
/** Queries told of when a mean is too low. */
const WORST = 12

interface Ranked extends JudgedQuery {
  readonly ranking: readonly string[]
  readonly ndcg: number
  readonly first: number
}

function ranked(query: JudgedQuery, found: readonly string[]): Ranked {
  const ranking = withoutCopies(found, copies)
  const { grades } = query
  return { ...query, ranking, ndcg: ndcg(ranking, grades), first: reciprocalRank(ranking, grades) }
}

function search(index: SearchIndex, { query }: JudgedQuery): string[] {
  // As the page shows them: hits, and below few of them what a looser reading finds.
  const { hits, also } = index.search(query, { perPage: HITS, also: true })
  return [...hits, ...(also?.hits ?? [])].map(({ id }) => id)
}

/** The worst queries, with what was found and what should have been, and why. */
function worst(results: readonly Ranked[]): string {
  return [...results]
    .sort((a, b) => a.ndcg - b.ndcg)
    .slice(0, WORST)
    .map(told)
    .join('\n')
}

function told({ query, kind, intent, grades, reasons, ranking, ndcg: value }: Ranked): string {
  const found = ranking.slice(0, DEPTH).map((id) => `  found ${grades.get(id) ?? 0}: ${id}`)
  const missed = [...grades]
    .filter(([id]) => !ranking.slice(0, DEPTH).includes(id))
    .map(([id, grade]) => `  missed ${grade}: ${id} (${reasons.get(id)})`)
  return [`${query} (${kind}): ${value.toFixed(3)}. ${intent}`, ...found, ...missed].join('\n')
}

function ranksWell(results: readonly Ranked[]): void {
  const known = results.filter(({ kind }) => kind === 'known-item')
  expect(mean(results.map((result) => result.ndcg)), worst(results)).toBeGreaterThanOrEqual(0.9)
  expect(mean(known.map(({ first }) => first)), worst(known)).toBeGreaterThanOrEqual(0.95)
}

describe('the judgements', () => {
  test('are of enough queries of every kind', () => {
    const sample = queries.filter(({ collection }) => collection === 'sample')
    const known = sample.filter(({ kind }) => kind === 'known-item')
    expect(queries.length).toBeGreaterThanOrEqual(80)
    expect(sample.length).toBeGreaterThanOrEqual(60)
    expect(known.length).toBeGreaterThanOrEqual(20)
  })
})

describe('the sample', () => {
  const asked = queries.filter(({ collection }) => collection === 'sample')
  let reports: Report[]
  let index: SearchIndex
  beforeAll(async () => {
    reports = await readFolder(SAMPLE)
    index = indexOf(reports)
  })
  test('every judged section is there', () => {
    expect(unknown(asked, reports)).toEqual([])
  })
  test('is ranked as a reader would', () => {
    ranksWell(asked.map((query) => ranked(query, search(index, query))))
  })
  test('the order matters: the same hits shuffled are much worse', () => {
    const below = random(5)
    const averaged = (order: (ids: string[]) => string[]) =>
      mean(asked.map((query) => ranked(query, order(search(index, query))).ndcg))
    const shuffledMean = averaged((ids) => shuffled(ids, below))
    expect(shuffledMean).toBeLessThan(0.9)
    expect(shuffledMean).toBeLessThan(averaged((ids) => ids) - LEAST_LOST)
  })
})

describe.skipIf(NO_REAL_REPORTS)(`with real reports${NO_REAL_REPORTS ?? ''}`, () => {
  const asked = queries.filter(({ collection }) => collection === 'real')
  let reports: Report[]
  beforeAll(async () => {
    reports = [...(await readFolder(SAMPLE)), ...(await readFolder(REAL_REPORTS)).map(asReal)]
  })
  test('every judged section is there', () => {
    expect(unknown(asked, reports)).toEqual([])
  })
  test('they are ranked as a reader would', () => {
    const index = indexOf(reports)
    ranksWell(asked.map((query) => ranked(query, search(index, query))))
  })
})

/** The same report under the name the judgements have for it. */
function asReal(report: Report): Report {
  const named = (id: string) => `real/${id}`
  const sections = report.sections.map((section) => ({ ...section, id: named(section.id) }))
  return { ...report, id: named(report.id), sections }
}

function unknown(asked: readonly JudgedQuery[], reports: readonly Report[]): string[] {
  const ids = new Set(reports.flatMap(({ sections }) => sections.map(({ id }) => id)))
  return asked.flatMap(({ grades }) => [...grades.keys()].filter((id) => !ids.has(id)))
}

function shuffled(ids: readonly string[], below: (end: number) => number): string[] {
  const order = [...ids]
  for (let i = order.length - 1; i > 0; i--) {
    const j = below(i + 1)
    ;[order[i], order[j]] = [order[j] as string, order[i] as string]
  }
  return order
}
