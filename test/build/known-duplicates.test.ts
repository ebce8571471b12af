import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { analysisFingerprint } from '../../src/analyze.ts'
import { buildIndex } from '../../src/build.ts'
import { alone, toldBy } from '../support/changing-sources.ts'
import { contentsOf } from '../support/contents.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const TITLES = [
  '岚江省水利厅2013年政府信息公开年度报告',
  '岚江省水利厅2014年政府信息公开年度报告',
  '青原市教育局2013年政府信息公开年度报告',
  '2013年政府信息公开年度报告',
  '2013年度政务公开工作报告',
] as const

/** Texts long enough to be compared, unlike each other. */
const next = random(20261125)
const CHARACTERS = [
  ...'本年依条例办理申请件抄表员准时到户经费下降百分之五水库共放用户满意存在问题人手不够重点工作',
]
const BODIES = Array.from({ length: 12 }, () =>
  Array.from({ length: 260 }, (_, i) =>
    i % 29 === 28 ? '。' : CHARACTERS[next(CHARACTERS.length)],
  ),
)

/** Which title and which body, and how many of its characters are others. */
const report = fc
  .tuple(
    fc.nat(TITLES.length - 1),
    fc.constantFrom(0, 0, 0, 1, 2),
    fc.constantFrom(10_000, 10_000, 90, 40, 15),
  )
  .map(([title, body, step]) => written(title, body, step))

function written(title: number, body: number, step: number): string {
  const text = BODIES[body]?.map((each, i) => (i % step === 1 ? '某' : each)).join('')
  return `${TITLES[title]}\n一、概述\n${text}`
}

const change = fc.record({
  kind: fc.constantFrom('put', 'put', 'edit', 'remove', 'rename'),
  name: fc.constantFrom('a', 'b', 'n', 'zz'),
  at: fc.nat(1000),
  report,
})
type Change = typeof change extends fc.Arbitrary<infer One> ? One : never

function applied(reports: Map<string, string>, { kind, name, at, report }: Change): void {
  const id = [...reports.keys()][at % reports.size] as string
  if (kind === 'put') reports.set(`${name}${at % 9}`, report)
  else if (kind === 'edit') reports.set(id, report)
  else {
    const text = reports.get(id) as string
    reports.delete(id)
    if (kind === 'rename') reports.set(`${name}${id}`, text)
  }
}

/** What an index of some reports holds, added to what is there. */
async function built(reports: ReadonlyMap<string, string>, folder: string, name: string) {
  const sources = join(folder, 'sources')
  mkdirSync(sources, { recursive: true })
  const lines = Array.from(reports, ([id, text]) => `${JSON.stringify({ id, text })}\n`)
  writeFileSync(join(sources, 'all.jsonl'), lines.join(''))
  const out = join(folder, name)
  const { duplicates } = await buildIndex([sources], out, { layersFrom: 1 })
  return { duplicates, contents: await contentsOf(out, analysisFingerprint) }
}

test('links that are taken over are those of a build from nothing, whatever comes and goes', async () => {
  let linked = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(report, { minLength: 3, maxLength: 6 }),
      fc.array(change, { minLength: 2, maxLength: 5 }),
      async (first, changes) => {
        const others = Array.from({ length: 34 }, (_, i) => written(i % 5, 3 + (i % 9), 10_000))
        const reports = new Map([...first, ...others].map((text, i) => [`b${i}`, text]))
        const folder = temporaryFolder()
        await built(reports, folder, 'grown')
        for (const [i, each] of changes.entries()) {
          applied(reports, each)
          const grown = await built(reports, folder, 'grown')
          expect(grown).toEqual(await built(reports, folder, `anew-${i}`))
          linked += grown.duplicates
        }
      },
    ),
    { numRuns: 4, seed: 20261125 },
  )
  expect(linked).toBeGreaterThan(0)
})

test('where one of more than 64 copies is gone, those beside it are compared again', async () => {
  const numbers = Array.from({ length: 150 }, (_, i) => i)
  const copies = (some: readonly number[]) =>
    new Map(some.map((number) => [`r${1000 + number}`, written(0, 0, 10_000)]))
  const folder = temporaryFolder()
  await built(copies(numbers), folder, 'grown')
  const left = numbers.filter((number) => number !== 70)
  for (const some of [left, [...left, 60.5]]) {
    const grown = await built(copies(some), folder, 'grown')
    rmSync(join(folder, 'anew'), { recursive: true, force: true })
    expect(grown).toEqual(await built(copies(some), folder, 'anew'))
  }
})

test('titles of reports whose agency is unknown are compared with those that are taken over', async () => {
  const folder = temporaryFolder()
  const others = Array.from({ length: 11 }, (_, i) => written(0, 1 + i, 10_000))
  const reports = new Map([written(3, 0, 10_000), ...others].map((text, i) => [`b${i}`, text]))
  await built(reports, folder, 'grown')
  // The same text under two titles is two publications.
  reports.set('n', written(4, 0, 10_000))
  const grown = await built(reports, folder, 'grown')
  expect(grown.duplicates).toBe(0)
  expect(grown).toEqual(await built(reports, folder, 'anew'))
})

test('what is known is told without its duplicates, as what is read is', async () => {
  const place = temporaryFolder()
  const sources = join(place, 'sources')
  mkdirSync(sources)
  for (const name of ['a.txt', 'b.txt']) writeFileSync(join(sources, name), written(0, 0, 10_000))
  const build = () => toldBy((telling) => buildIndex([sources], join(place, 'index'), telling))
  const first = await build()
  expect(first.result).toMatchObject({ duplicates: 2 })
  const again = await build()
  expect(alone(again)).toEqual(alone(first))
  expect(again.told.map((one) => one.kind === 'indexed' && one.report.duplicates)).toEqual([[], []])
})
