import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchForm } from '../../src/analyze.ts'
import { lexiconRows } from '../../src/lexicon.ts'
import { characterTable } from '../../src/normalize/characters.ts'
import { classOf } from '../../src/normalize/classes.ts'
import { CharacterFolds } from '../../src/normalize/fold.ts'
import { simplifiedPhrases } from '../../src/normalize/opencc.ts'
import { phrasePairs } from '../../src/normalize/spellings.ts'

const variants = lexiconRows('characters.tsv').map(([from = '', to = '']) => [from, to] as const)
const table = characterTable(variants)
const folds = new CharacterFolds(() => table)
const form = (text: string) => searchForm(text).text

test('Han characters that no table names stay as they are, as the whole way of folding would leave them', () => {
  const changed: string[] = []
  for (let code = 0x3400; code <= 0x9fff; code++) {
    const character = String.fromCodePoint(code)
    if ((code > 0x4dbf && code < 0x4e00) || table.has(character)) continue
    const plain = character.normalize('NFKD').toLowerCase()
    if (plain !== character || /\p{M}/u.test(plain) || classOf(plain) !== 'kept')
      changed.push(plain)
    if (folds.text(code) !== character) changed.push(character)
  }
  expect(changed).toEqual([])
})

test('texts that are alike have one form', () => {
  const phrase = fc.constantFrom(
    ...simplifiedPhrases()
      .slice(0, 2_000)
      .flatMap(({ from, to }) => [from, to]),
  )
  const text = fc.oneof(phrase, fc.string({ unit: 'binary', maxLength: 6 }))
  fc.assert(
    fc.property(text, text, (a, b) => {
      if (folds.areAlike(a, b)) expect(form(a)).toBe(form(b))
      expect(folds.areAlike(a, a.toUpperCase())).toBe(folds.areAlike(a.toUpperCase(), a))
    }),
    { numRuns: 2_000 },
  )
  expect(folds.areAlike('計劃', '计划')).toBe(true)
  expect(folds.areAlike('計畫', '计划')).toBe(false)
})

test('the phrases whose scripts fold apart are the same ones when those that are alike are passed over', () => {
  const all = phrasePairs(form)
  expect(phrasePairs(form, (a, b) => folds.areAlike(a, b))).toEqual(all)
  expect(all.length).toBeGreaterThan(300)
})
