import { describe, expect, test } from 'vitest'
import { analyzeTerm, searchForm } from '../../src/analyze.ts'
import { lexiconRows } from '../../src/lexicon.ts'
import type { QueryTerm } from '../../src/model/query.ts'
import type { Report } from '../../src/model/report.ts'
import {
  mainlandWords,
  regionalVariants,
  simplifiedCharacters,
  simplifiedPhrases,
  taiwanWords,
  traditionalCharacters,
  traditionalPhrases,
} from '../../src/normalize/opencc.ts'
import { inSimplified, traditionalAlone } from '../../src/normalize/script.ts'
import { indexOf } from '../support/reports.ts'
import { finds } from './forms-of.ts'

const form = (text: string) => searchForm(text).text
const phrases = [...traditionalPhrases(), ...simplifiedPhrases()]
const alone = traditionalAlone()

function found(typed: string, text: string, script: Report['script']): boolean {
  return finds(analyzeTerm(typed) as QueryTerm, text, script)
}

describe("OpenCC's characters", () => {
  test.each([
    ['traditional', traditionalCharacters()],
    ['simplified', simplifiedCharacters()],
    ['regional', regionalVariants()],
  ])('both scripts of every %s character have one form', (_, entries) => {
    expect(entries.length).toBeGreaterThan(30)
    const apart = entries.filter(({ from, to }) => form(from) !== form(to))
    expect(apart).toEqual([])
  })
})

describe("OpenCC's phrases", () => {
  const apart = phrases.filter(({ from, to }) => form(from) !== form(to))

  test('both spellings of every phrase find each other', () => {
    expect(phrases.length).toBeGreaterThan(49_000)
    expect(apart.length).toBeGreaterThan(300)
    const lost = apart.filter(
      ({ from, to }) => !found(from, `先${to}后`, null) || !found(to, `先${from}后`, null),
    )
    expect(lost).toEqual([])
  })

  test('in an index too, where the scripts fold apart', () => {
    for (const { from, to } of apart) {
      const index = indexOf([`先${from}后`, `先${to}后`])
      expect([from, index.search(`"${from}"`).total.sections]).toEqual([from, 2])
      expect([to, index.search(`"${to}"`).total.sections]).toEqual([to, 2])
    }
  })

  test('every piece of such a phrase, cut anywhere, finds the phrase in its other script', () => {
    for (const { from, to } of apart) {
      const index = indexOf([`先${from}后`])
      const typed = `先${to}后`
      for (let at = 0; at < typed.length; at++) {
        for (let end = at + 2; end <= typed.length; end++) {
          const piece = typed.slice(at, end)
          expect([piece, index.search(`"${piece}"`).total.sections]).toEqual([piece, 1])
        }
      }
    }
  })
})

describe("OpenCC's Taiwan phrases", () => {
  const classes = new Map(
    lexiconRows('variants.tsv').map(([from = '', kind = '', to = '', why = '']) => [
      `${form(from)} ${form(to)}`,
      { kind, why },
    ]),
  )
  const turned = mainlandWords().map(({ from, to }) => ({ from: to, to: from }))
  const pairs = [...taiwanWords(), ...turned]
    .filter(({ from, to }) => form(from) !== form(to))
    .map(({ from, to }) => ({
      mainland: inSimplified(from),
      taiwan: to,
      kind: classes.get(`${form(from)} ${form(to)}`)?.kind ?? 'taiwan',
      why: classes.get(`${form(from)} ${form(to)}`)?.why ?? '',
    }))
  const used = pairs.filter(({ kind }) => kind !== 'never')
  const free = lexiconRows('variants.tsv').filter(([, kind]) => kind === 'free')
  /** Also a word that differs by a free one in it: 艾滋病毒. */
  const isFree = (mainland: string, taiwan: string) =>
    free.some(
      ([from = '', , to = '']) => form(mainland).replace(form(from), form(to)) === form(taiwan),
    )
  /** Words that find the mainland's in any report, however they are typed. */
  const both = lexiconRows('variants.tsv').filter(([, kind]) => kind === 'both')
  const isBoth = (taiwan: string) => both.some(([, , to = '']) => form(taiwan) === form(to))
  const isSingle = (word: string) => [...form(word)].length === 1

  test('are all read', () => {
    expect(pairs.length).toBeGreaterThan(1400)
    expect(used.length).toBeGreaterThan(1300)
  })

  test('a pair that is not used has a reason, and neither word finds the other', () => {
    const unused = pairs.filter(({ kind }) => kind === 'never')
    expect(unused.length).toBeGreaterThan(50)
    for (const { mainland, taiwan, why } of unused) {
      expect([mainland, why]).not.toEqual([mainland, ''])
      expect([mainland, found(mainland, taiwan, 'hant')]).toEqual([mainland, false])
      expect([taiwan, found(taiwan, mainland, 'hans')]).toEqual([taiwan, false])
      expect([taiwan, found(`${taiwan}、臺灣`, `${mainland}、台湾`, 'hans')]).toEqual([
        taiwan,
        false,
      ])
    }
  })

  test("the mainland's word finds Taiwan's, unless it is a single character", () => {
    for (const { mainland, taiwan } of used) {
      if (isSingle(mainland)) continue
      const seen = (['hant', null, 'hans'] as const).map((script) =>
        found(mainland, taiwan, script),
      )
      const inAny = form(taiwan).includes(form(mainland)) || isFree(mainland, taiwan)
      expect([mainland, taiwan, ...seen]).toEqual([mainland, taiwan, true, true, inAny])
    }
  })

  test("Taiwan's word finds the mainland's where the term shows traditional characters", () => {
    for (const { mainland, taiwan } of used) {
      if (!isSingle(taiwan)) {
        const known =
          [...taiwan].some((one) => alone.has(one)) || form(mainland).includes(form(taiwan))
        expect([taiwan, found(taiwan, mainland, 'hans')]).toEqual([
          taiwan,
          known || isFree(mainland, taiwan) || isBoth(taiwan),
        ])
      }
      const seen = (['hans', null, 'hant'] as const).map((script) =>
        found(`${taiwan}、臺灣`, `${mainland}、台湾`, script),
      )
      expect([taiwan, mainland, ...seen]).toEqual([taiwan, mainland, true, true, true])
    }
  })
})
