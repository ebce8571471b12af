import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readReport } from '../../../src/build.ts'
import type { Figure } from '../../../src/model/figure.ts'
import type { Report } from '../../../src/model/report.ts'
import { REAL_REPORTS, SAMPLE } from '../../support/collections.ts'

/** What the least share of read figures is that are right, and of figures that are read. */
const PRECISION = 0.97
const RECALL = 0.9

type Expected = Pick<Figure, 'measure' | 'value' | 'unit'> & { readonly part?: boolean }

interface GoldFigure extends Expected {
  readonly quote: string
}

function load<Entry>(name: string): Readonly<Record<string, readonly Entry[]>> {
  const path = fileURLToPath(new URL(`../../gold/${name}`, import.meta.url))
  return (JSON.parse(readFileSync(path, 'utf8')) as { reports: Record<string, Entry[]> }).reports
}

const gold = load<GoldFigure>('figures.json')
const read = await Promise.all(
  Object.keys(gold).map(async (id) => [id, await readReport(`${SAMPLE}/${id}`)] as const),
)

function spanOf(report: Report, { section, span }: Figure): string {
  return report.sections[section]?.text.slice(span.start, span.end) ?? ''
}

function isSame(figure: Figure, expected: Expected): boolean {
  return (
    figure.measure === expected.measure &&
    figure.value === expected.value &&
    figure.unit === expected.unit &&
    figure.part === (expected.part ?? false)
  )
}

/** Which are read and not in the gold, and the other way round; each pairs with one at most. */
function compare<Entry extends Expected>(
  figures: readonly Figure[],
  expected: readonly Entry[],
  stands: (figure: Figure, entry: Entry) => boolean,
): { wrong: Figure[]; missed: Entry[] } {
  const missed = [...expected]
  const wrong = figures.filter((figure) => {
    const at = missed.findIndex((entry) => isSame(figure, entry) && stands(figure, entry))
    if (at >= 0) missed.splice(at, 1)
    return at < 0
  })
  return { wrong, missed }
}

describe('figures of the sample', () => {
  const compared = read.map(([id, report]) => {
    const entries = gold[id] ?? []
    const { wrong, missed } = compare(report.figures, entries, (figure, { quote }) =>
      spanOf(report, figure).includes(quote),
    )
    return { id, report, entries, wrong, missed }
  })
  const total = compared.reduce((sum, { entries }) => sum + entries.length, 0)
  const found = compared.reduce((sum, { report }) => sum + report.figures.length, 0)
  const wrong = compared.flatMap(({ id, report, wrong }) =>
    wrong.map((figure) => `${id} ${figure.measure} ${spanOf(report, figure)}`),
  )
  const missed = compared.flatMap(({ id, missed }) =>
    missed.map(({ measure, quote }) => `${id} ${measure} ${quote}`),
  )

  test('the gold is large enough to tell', () => expect(total).toBeGreaterThan(250))

  test('hardly any is wrong', () => {
    expect((found - wrong.length) / found, wrong.join('\n')).toBeGreaterThanOrEqual(PRECISION)
  })

  test('most are found', () => {
    expect((total - missed.length) / total, missed.join('\n')).toBeGreaterThanOrEqual(RECALL)
  })

  test('no figure stands in a section of plans, nor outside its section', () => {
    for (const { report } of compared) {
      for (const figure of report.figures) {
        expect(report.sections[figure.section]?.kind).not.toBe('plans')
        expect(spanOf(report, figure)).toHaveLength(figure.span.end - figure.span.start)
      }
    }
  })
})

const real = load<Expected>('figures-real.json')
describe.skipIf(!existsSync(REAL_REPORTS))('figures of the real reports', () => {
  test.each(Object.entries(real))('%s', async (file, expected) => {
    const report = await readReport(`${REAL_REPORTS}/${file}`)
    const { wrong, missed } = compare(report.figures, expected, () => true)
    expect(wrong.map(({ measure, value }) => `${measure} ${value}`)).toEqual([])
    expect(missed.length / expected.length).toBeLessThanOrEqual(1 - RECALL)
  })
})
