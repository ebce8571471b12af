import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { initialsOf } from '../../src/suggest/pinyin.ts'
import { Suggester } from '../../src/suggest/suggester.ts'
import type { Suggestion } from '../../src/suggest/suggestion.ts'
import { formOf, suggestionsOf, suggestionsOfSample } from './sample.ts'

const invented = new Suggester(
  suggestionsOf(
    '政务公开',
    '信息公开',
    '政府信息公开条例',
    '务工人员',
    '5G基站',
    '律师',
    '旅游',
    '录取',
    '国务院',
    '计划生育',
    'GDP',
    '重庆市',
    '徵收',
    '著作权',
    '单位',
  ),
  formOf,
)
const texts = (typed: string, limit = 10, suggester = invented) =>
  suggester.suggest(typed, limit).map(({ suggestion, found }) => `${suggestion.text} ${found}`)

describe('what is typed, and what is suggested first', () => {
  test.each([
    ['政务公开', '政务公开 exact', 'the whole'],
    ['政', '政务公开 prefix', 'one character'],
    ['务公开', '政务公开 infix', 'across words'],
    ['國務院', '国务院 exact', 'the other script'],
    ['计划', '计划生育 prefix', 'the beginning'],
    ['zhengwugongkai', '政务公开 pinyin', 'full pinyin'],
    ['zhengwugongk', '政务公开 pinyin', 'the last syllable cut'],
    ['zheng wu', '政务公开 pinyin', 'spaces between syllables'],
    ['zhèngwù', '政务公开 pinyin', 'with tones'],
    ['zwgk', '政务公开 initials', 'initials'],
    ['zw', '政务公开 initials', 'the first of them'],
    ['ZWGK', '政务公开 initials', 'capitals'],
    ['ｚｗｇｋ', '政务公开 initials', 'in full width'],
    ['zhengwu公开', '政务公开 pinyin', 'Han after pinyin'],
    ['政wu公k', '政务公开 pinyin', 'in turn'],
    ['政wgk', '政务公开 pinyin', 'Han and initials'],
    ['5gjz', '5G基站 initials', 'digits and letters are their own initials'],
    ['5gjizhan', '5G基站 pinyin', 'and their own pinyin'],
    ['lvshi', '律师 pinyin', 'ü as v'],
    ['lushi', '律师 pinyin', 'ü as u'],
    ['lüyou', '旅游 pinyin', 'ü with its dots'],
    ['chongqing', '重庆市 pinyin', 'as the words around ask'],
    ['zhengshou', '徵收 pinyin', 'as the simplified character is read'],
    ['zhuzuo', '著作权 pinyin', 'as written, though the form is 着作'],
    ['gd', 'GDP prefix', 'letters themselves'],
    ['d', '单位 pinyin', 'pinyin before letters inside: d is not GDP'],
    ['，政务公开。', '政务公开 exact', 'points at the ends'],
  ])('%s', (typed, first) => {
    expect(texts(typed)[0]).toBe(first)
  })

  test('v is not u where it is typed', () => {
    expect(texts('lv')).toEqual(['律师 pinyin', '旅游 pinyin'])
    expect(texts('lu')).toEqual(['律师 pinyin', '旅游 pinyin', '录取 pinyin'])
  })

  test('by how it was found, then by rank; each once; no more than asked for', () => {
    const suggester = new Suggester(
      suggestionsOf('务公开', '政务公开工作', '政务公开', '公开'),
      formOf,
    )
    expect(texts('公开', 9, suggester)).toEqual([
      '公开 exact',
      '务公开 infix',
      '政务公开工作 infix',
      '政务公开 infix',
    ])
    expect(texts('政务', 9, suggester)).toEqual(['政务公开工作 prefix', '政务公开 prefix'])
    expect(texts('公开', 2, suggester)).toEqual(['公开 exact', '务公开 infix'])
    expect(texts('公开', 0, suggester)).toEqual([])
  })

  test('nothing is suggested for nothing', () => {
    for (const typed of ['', ' ', '。', '\ud800', '\n', '\u200b', '“”'])
      expect(texts(typed)).toEqual([])
  })
})

describe('over the sample', () => {
  let suggestions: readonly Suggestion[]
  let suggester: Suggester
  let suggestion: fc.Arbitrary<Suggestion>
  beforeAll(async () => {
    suggestions = await suggestionsOfSample()
    suggester = new Suggester(suggestions, formOf)
    suggestion = fc.nat(suggestions.length - 1).map((i) => suggestions[i] as Suggestion)
  })

  test.each([
    ['zwgk', '政务公开'],
    ['zhengwugongkai', '政务公开'],
    ['務公開', '政务公开'],
    ['xzfy', '行政复议'],
    ['xingzhengf', '行政复议'],
    ['sanggongjf', undefined],
  ])('%s', (typed, first) => {
    expect(suggester.suggest(typed, 5)[0]?.suggestion.text).toBe(first)
  })

  function finds(typed: string, { form }: Suggestion): boolean {
    return suggester
      .suggest(typed, suggestions.length)
      .some(({ suggestion }) => suggestion.form === form)
  }

  test('every piece of a name finds it, and so do its pinyin and its initials, wholly or begun', () => {
    fc.assert(
      fc.property(suggestion, fc.nat(), fc.nat(), (own, a, b) => {
        const from = a % own.form.length
        const to = from + 1 + (b % (own.form.length - from))
        const piece = own.form.slice(from, to)
        // A break at an end of what is typed is no part of it.
        expect(piece === '|' || finds(piece, own)).toBe(true)
        for (const reading of own.readings) {
          const typed = reading.replaceAll(' ', '')
          expect(finds(typed, own)).toBe(true)
          expect(finds(typed.slice(0, 1 + (a % typed.length)), own)).toBe(true)
          expect(finds(initialsOf(reading), own)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('what is suggested holds what was typed, in the order of rank for each way', () => {
    const typing = fc.oneof(
      suggestion.chain(({ form, readings }) =>
        fc
          .tuple(fc.constantFrom(form, readings[0]?.replaceAll(' ', '') ?? ''), fc.nat(), fc.nat())
          .map(([text, a, b]) => text.slice(a % text.length, (a % text.length) + 1 + (b % 6))),
      ),
      fc.string({ unit: fc.constantFrom(...'zwgkaeinhus政务公開局'), maxLength: 5 }),
    )
    const ways = ['exact', 'prefix', 'infix', 'pinyin', 'initials']
    fc.assert(
      fc.property(typing, fc.nat(20), (typed, limit) => {
        const form = formOf(typed).replace(/^\|+|\|+$/g, '')
        const all = suggester.suggest(typed, suggestions.length)
        for (const { suggestion: own, found } of all) {
          expect(ways).toContain(found)
          if (found === 'exact') expect(own.form).toBe(form)
          if (found === 'prefix') expect(own.form.startsWith(form)).toBe(true)
          if (found === 'infix') expect(own.form).toContain(form)
          if (found === 'initials') {
            expect(own.readings.some((reading) => initialsOf(reading).startsWith(form))).toBe(true)
          }
          if (found === 'pinyin' && /^[a-z]+$/.test(form)) {
            const readings = own.readings.map((reading) => reading.replaceAll(' ', ''))
            const uv = [...readings, ...readings.map((reading) => reading.replaceAll('v', 'u'))]
            expect(uv.some((reading) => reading.startsWith(form))).toBe(true)
          }
        }
        for (const way of ways) {
          const ranks = all
            .filter(({ found }) => found === way)
            .map(({ suggestion: own }) => suggestions.indexOf(own))
          expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
        }
        expect(suggester.suggest(typed, limit)).toEqual(all.slice(0, limit))
      }),
      { numRuns: 300 },
    )
  })

  test('whatever is typed is answered, and soon', () => {
    const hostile = [
      '政'.repeat(10_000),
      'a'.repeat(10_000),
      'a政'.repeat(150),
      '😀👨‍👩‍👧‍👦',
      '\ud83d',
      '政\udc00务',
      '\u0000\n\t|\\',
      '(.*)+$',
    ]
    expect(texts(hostile[0] ?? '')).toEqual([])
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        expect(suggester.suggest(typed, 10).length).toBeLessThanOrEqual(10)
      }),
      { examples: hostile.map((typed) => [typed]), numRuns: 500 },
    )
    for (const typed of hostile) {
      const start = performance.now()
      suggester.suggest(typed, 10)
      expect(performance.now() - start).toBeLessThan(2_000)
    }
  })
})
