import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withNames } from '../../src/suggest/more-names.ts'
import type { Name } from '../../src/suggest/names.ts'
import { byRank, KINDS, type Suggestion } from '../../src/suggest/suggestion.ts'

const suggestion = (kind: Suggestion['kind'], text: string, sections: number): Suggestion => ({
  kind,
  text,
  form: text,
  sections,
  readings: [`reading of ${text}`],
})
const named = (kind: Name['kind'], text: string, sections = 1): Name => {
  return { kind, text, form: text, sections }
}

test('what is named again counts more, what is new is read and comes in by its rank', () => {
  const before = [suggestion('phrase', '政务公开', 9), suggestion('agency', '岚江省水利厅', 3)]
  const names = [
    named('agency', '岚江省水利厅', 8),
    named('agency', '汐山县水务局', 4),
    named('policy', '汐山县供水办法'),
    named('policy', '汐山县供水办法'),
  ]
  expect(withNames(before, names)).toEqual([
    { ...suggestion('agency', '岚江省水利厅', 11) },
    suggestion('phrase', '政务公开', 9),
    { ...suggestion('agency', '汐山县水务局', 4), readings: ['xi shan xian shui wu ju'] },
    { ...suggestion('policy', '汐山县供水办法', 2), readings: ['xi shan xian gong shui ban fa'] },
  ])
})

test('a form that is of several kinds is of the first of them, written as it was', () => {
  const before = [suggestion('phrase', '主动公开', 5), suggestion('agency', '县政府', 2)]
  const names = [named('heading', '主动公开'), named('heading', '县政府')]
  expect(withNames(before, names)).toEqual([
    suggestion('heading', '主动公开', 6),
    suggestion('agency', '县政府', 3),
  ])
})

test('each form stands once, in order of rank, and nothing is lost', () => {
  const text = fc.constantFrom('水利', '水务', '公开', '供水', '停水', '用水户')
  const some = fc.uniqueArray(fc.tuple(fc.constantFrom(...KINDS), text, fc.nat(9)), {
    selector: ([, text]) => text,
  })
  const more = fc.array(
    fc.tuple(fc.constantFrom('agency', 'policy', 'heading' as const), text, fc.nat(9)),
  )
  fc.assert(
    fc.property(some, more, (some, more) => {
      const before = some.map(([kind, text, sections]) => suggestion(kind, text, sections))
      const names = more.map(([kind, text, sections]) =>
        named(kind as Name['kind'], text, sections),
      )
      const after = withNames(before.sort(byRank), names)
      expect(after).toEqual([...after].sort(byRank))
      const sums = new Map<string, number>()
      for (const { form, sections } of [...before, ...names]) {
        sums.set(form, (sums.get(form) ?? 0) + sections)
      }
      expect(new Map(after.map(({ form, sections }) => [form, sections]))).toEqual(sums)
    }),
  )
})
