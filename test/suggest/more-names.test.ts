import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as moreNames from '../../src/suggest/more-names.ts'
import type { Name } from '../../src/suggest/names.ts'
import { byRank, type Suggestion } from '../../src/suggest/suggestion.ts'
import { formatSuggestions, parseSuggestions } from '../../src/suggest/suggestions-file.ts'

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

function withNames(
  before: readonly Suggestion[],
  names: readonly Name[],
  gone: readonly Name[] = [],
) {
  return parseSuggestions(moreNames.withNames(formatSuggestions(before), names, gone))
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
    suggestion('heading', '主动公开', 5),
    suggestion('agency', '县政府', 2),
  ])
})

test('what is gone counts less, and what nothing names any more is no suggestion', () => {
  const before = [
    suggestion('agency', '岚江省水利厅', 9),
    suggestion('phrase', '水利厅', 7),
    suggestion('agency', '汐山县水务局', 2),
  ]
  const gone = [named('agency', '岚江省水利厅', 6), named('agency', '汐山县水务局', 2)]
  expect(
    withNames(before, [named('heading', '供水')], [...gone, named('heading', '水利厅')]),
  ).toEqual([
    suggestion('phrase', '水利厅', 7),
    suggestion('agency', '岚江省水利厅', 3),
    { ...suggestion('heading', '供水', 1), readings: ['gong shui'] },
  ])
})

test('each form stands once, in order of rank, with what is left of its count', () => {
  const text = fc.constantFrom('水利', '水务', '公开', '供水', '停水', '用水户')
  const counts = fc.dictionary(text, fc.nat(9), { noNullPrototype: false })
  const kindOf = (text: string) =>
    (['agency', 'policy', 'heading'] as const)[text.length % 3] as Name['kind']
  fc.assert(
    fc.property(counts, counts, counts, (some, more, less) => {
      const before = Object.entries(some).map(([text, count]) =>
        suggestion(kindOf(text), text, count + 1),
      )
      const names = Object.entries(more).map(([text, count]) => named(kindOf(text), text, count))
      const gone = Object.entries(less).map(([text, count]) => {
        return named(kindOf(text), text, Math.min(count, some[text] ?? 0))
      })
      const after = withNames(before.sort(byRank), names, gone)
      expect(after).toEqual([...after].sort(byRank))
      const sums = new Map(before.map(({ form, sections }) => [form, sections]))
      for (const { form, sections } of gone) {
        if (sums.has(form)) sums.set(form, (sums.get(form) as number) - sections)
      }
      for (const { form, sections } of names) sums.set(form, (sums.get(form) ?? 0) + sections)
      const left = [...sums].filter(([, sections]) => sections > 0)
      expect(new Map(after.map(({ form, sections }) => [form, sections]))).toEqual(new Map(left))
    }),
  )
})
