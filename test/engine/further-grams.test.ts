import { describe, expect, test } from 'vitest'
import { random } from '../../scripts/random.mjs'
import { analyzeTerm, searchForm } from '../../src/analyze.ts'
import { Work } from '../../src/match/work.ts'
import type { Pattern, QueryTerm } from '../../src/model/query.ts'
import { MadeUpTerms } from '../support/made-up-terms.ts'
import { engineOf, reportOf } from '../support/reports.ts'

/** Texts of few characters, some of them many times over: every gram stands far more often than long patterns. */
const next = random(20261124)
const made = new MadeUpTerms(next)
const pieces = Array.from({ length: 12 }, () => made.text(9))
const text = (length: number) =>
  Array.from({ length }, () => pieces[next(pieces.length)] ?? '').join('')
const texts = Array.from({ length: 6 }, () => text(400))
const engine = engineOf([reportOf('r', texts)])
const forms = texts.map((each) => searchForm(each).text)

/** A piece of the forms, which stands there at least once. */
function drawn(length: number): string {
  const form = forms[next(forms.length)] as string
  return form.slice(next(form.length - length)).slice(0, length)
}

/** Where any of some strings begins in the forms, one look a place. */
function standing(strings: readonly string[]): number[] {
  return forms.flatMap((form, section) => {
    const origin = engine.formOrigins[section] as number
    return [...form].flatMap((_, at) =>
      strings.some((each) => form.startsWith(each, at)) ? [origin + at] : [],
    )
  })
}

function found(pattern: Pattern): number[] {
  const { terms } = engine.match([{ ...pattern, others: [] }], new Work(1e12))
  return [...(terms[0]?.positions ?? [])]
}

describe('a pattern of three to twelve characters stands where the text shows it', () => {
  test('as it is', () => {
    let many = 0
    for (let round = 0; round < 400; round++) {
      const form = drawn(3 + next(10))
      // A query's form neither begins nor ends with a break.
      if (/^\||\|$|^$/.test(form)) continue
      const expected = standing([form])
      expect([form, found({ form, spellings: [] })]).toEqual([form, expected])
      if (expected.length > 16) many++
    }
    expect(many).toBeGreaterThan(50)
  })

  test('and where some of its characters are spelled otherwise', () => {
    for (let round = 0; round < 800; round++) {
      const form = drawn(3 + next(4))
      if (/\|/.test(form)) continue
      const offset = next(form.length - 1)
      const length = 1 + next(2)
      const spelling = { offset, text: drawn(length).replaceAll('|', '务') }
      const other = form.slice(0, offset) + spelling.text + form.slice(offset + length)
      const expected = standing([form, other])
      expect([form, found({ form, spellings: [spelling] })]).toEqual([form, expected])
    }
  })
  test('but not where half of it is spelled so, nor past a guard, though all of its grams stand there', () => {
    const text = '甲乙政务，丙丁政务，甲丁政务，公开政务，人民政务。'.repeat(40)
    const one = engineOf([reportOf('r', [text], { script: 'hans' })])
    const count = (pattern: Pattern) =>
      one.match([{ ...pattern, others: [] }]).terms[0]?.positions.length
    const plain = { form: '甲乙政务', spellings: [] }
    expect(count(plain)).toBe(40)
    expect(count({ ...plain, spellings: [{ offset: 0, text: '丙丁' }] })).toBe(80)
    const guard = { script: 'hant', wholeWords: false } as const
    expect(count({ ...plain, guarded: [{ offset: 0, text: '甲乙', guard }] })).toBe(0)
  })
})

test('a pattern that repeats itself is no more work than to compare it wherever it may stand', () => {
  const [places, length] = [5000, 400]
  const one = engineOf([reportOf('r', ['中'.repeat(places)])])
  const work = new Work(1e12)
  const before = work.left
  const form = '中'.repeat(length)
  const { terms } = one.match([{ form, spellings: [], others: [] }], work)
  expect(terms[0]?.positions.length).toBe(places - length + 1)
  expect(before - work.left).toBeLessThan(places * (length + 150))
})

test('a year stands in all its spellings, more than are walked gram by gram', () => {
  const years = ['二〇〇一年', '2001年', '二零零一年', '二○○一年', '二oo一年']
  const all = years.map((year, i) => reportOf(String(i), [`${year}公开，`.repeat(30)]))
  const { sections, terms } = engineOf(all).match([analyzeTerm('2001年') as QueryTerm])
  expect(sections).toHaveLength(years.length)
  expect(terms[0]?.positions).toHaveLength(30 * years.length)
})

test('a year that stands nearly wherever its grams do takes about as much work as to compare it', () => {
  const count = 20_000
  const text = '2012年公开，'.repeat(0.9 * count) + '二〇一二年公开，'.repeat(0.1 * count)
  const one = engineOf([reportOf('r', [text])])
  const work = new Work(1e12)
  const before = work.left
  const { terms } = one.match([analyzeTerm('2012年') as QueryTerm], work)
  expect(terms[0]?.positions).toHaveLength(count)
  expect(before - work.left).toBeLessThan(12 * count)
  expect(before - work.left).toBeGreaterThan(4 * count)
})

test('a spelled gram is walked on where it drops some of the first places, and left where it drops none', () => {
  for (const share of [0, 0.3, 0.6, 1]) {
    const next = random(5)
    const parts = Array.from({ length: 3000 }, (_, i) => {
      const isYear = i < 100 ? next(100) < 100 * share : next(2) === 0
      return isYear ? (next(3) === 0 ? '例自二〇一六年，' : '例自2016年，') : '例自然而然，'
    })
    const { terms } = engineOf([reportOf('r', [parts.join('')])]).match([
      analyzeTerm('例自2016年') as QueryTerm,
    ])
    const years = parts.filter((part) => part.includes('年')).length
    expect(terms[0]?.positions).toHaveLength(years)
  }
})
