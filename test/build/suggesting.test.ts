import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aheadOf, makeSuggestions, TaskBuilder } from '../../src/build/suggesting.ts'
import { type EarlierSources, suggestionColumns } from '../../src/build/suggestion-sources.ts'
import { linesOf } from '../../src/engine/embedded/report-lines.ts'
import { type AnalyzedReport, pack } from '../../src/engine/embedded/write-index.ts'
import { analyzed, reportOf } from '../support/reports.ts'

type Texts = Readonly<Record<string, readonly string[]>>

function reportsOf(texts: Texts): AnalyzedReport[] {
  const ids = Object.keys(texts).sort()
  return ids.map((id) => analyzed(reportOf(id, texts[id] ?? [], { script: 'hans' })))
}

function add(task: TaskBuilder, { report, sections }: AnalyzedReport): void {
  const ids = sections.map(({ section }) => section.id)
  task.add({ script: report.script, sections: ids, names: [] })
}

async function columnsOf(reports: readonly AnalyzedReport[]) {
  return suggestionColumns((await pack(reports, {})).columns)
}

/** Suggestions of reports of which none is known. */
async function madeAnew(texts: Texts): Promise<string> {
  const reports = reportsOf(texts)
  const task = new TaskBuilder()
  for (const report of reports) add(task, report)
  return makeSuggestions(task.task(await columnsOf(reports), null))
}

async function earlierOf(texts: Texts): Promise<EarlierSources> {
  const reports = reportsOf(texts)
  const { columns } = await pack(reports, {})
  return {
    columns: suggestionColumns(columns),
    lines: linesOf(columns.reports, new Map()),
    policies: Buffer.from('[]\n'.repeat(reports.length)),
    spoken: await madeAnew(texts),
  }
}

/** Of what comes after, reports that say what they said are known. */
async function madeAhead(before: Texts, after: Texts): Promise<string> {
  const earlier = await earlierOf(before)
  const ahead = aheadOf(earlier)
  const ordinals = new Map(
    Object.keys(before)
      .sort()
      .map((id, i) => [id, i]),
  )
  const isKnown = (id: string) => before[id] !== undefined && before[id] === after[id]
  const reports = reportsOf(after)
  const task = new TaskBuilder()
  for (const one of reports) {
    if (isKnown(one.report.id)) task.addKnown(ordinals.get(one.report.id) as number)
    else add(task, one)
  }
  const own = await columnsOf(reports.filter(({ report }) => !isKnown(report.id)))
  return makeSuggestions(task.task(own, earlier), ahead)
}

const text = fc
  .array(
    fc.constantFrom('政务公开', '公開', '优化', '營商環境', '营商环境', '。', '《', '》', '的'),
    {
      maxLength: 12,
    },
  )
  .map((pieces) => pieces.join(''))
const textsOf = (ids: string, size: { readonly minKeys?: number; readonly maxKeys?: number }) =>
  fc.dictionary(fc.constantFrom(...ids), fc.array(text, { minLength: 1, maxLength: 5 }), {
    noNullPrototype: false,
    ...size,
  })
const texts = textsOf('abcdefghij', {})

test('what is made ahead of what is new gives the suggestions of a build from nothing', async () => {
  await fc.assert(
    fc.asyncProperty(texts, texts, fc.func(fc.boolean()), async (before, changes, isKept) => {
      const kept = Object.fromEntries(Object.entries(before).filter(([id]) => isKept(id)))
      const after = { ...kept, ...changes }
      expect(await madeAhead(before, after)).toBe(await madeAnew(after))
    }),
    { numRuns: 100 },
  )
}, 60_000)

test('also when few are new, so that they are inserted', async () => {
  const many = textsOf('acegikmoqsuwy', { minKeys: 8 })
  const few = textsOf('bdfhjlnprtvxz', { minKeys: 1, maxKeys: 2 })
  await fc.assert(
    fc.asyncProperty(many, few, async (before, changes) => {
      const after = { ...before, ...changes }
      expect(await madeAhead(before, after)).toBe(await madeAnew(after))
    }),
    { numRuns: 100 },
  )
}, 60_000)

test.each([
  ['more', 8190, 8200],
  ['fewer', 8200, 8190],
])(
  'also when %s sections mean that others of them are read',
  async (_, first, last) => {
    // From 16,384 on one section in two is read.
    const sections = ['优化营商环境。', '政务公开。']
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}`, sections]))
    const [before, after] = [many(first), many(last)]
    expect(await madeAhead(before, after)).toBe(await madeAnew(after))
  },
  60_000,
)
