import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyzeTerm, searchForm } from '../../src/analyze.ts'
import type { QueryTerm } from '../../src/model/query.ts'
import { ShownOtherwise } from '../../src/query/shown-otherwise.ts'
import { readTyped, type Typed } from '../../src/query/typed-characters.ts'
import { TypedVerdicts } from '../../src/query/typed-verdicts.ts'

/** Characters of both scripts, widths and cases, some of several units, some that forms leave out or break at. */
const CHARACTERS = [...'规規定第㎡mM2２Ａaé𠮷⼈人𝟐丽 “，。.:：']
const text = fc
  .array(fc.oneof(fc.constantFrom(...CHARACTERS), fc.string({ unit: 'grapheme', maxLength: 1 })), {
    maxLength: 30,
  })
  .map((characters) => characters.join(''))

const unitsOf = (given: string) =>
  Uint16Array.from({ length: given.length }, (_, i) => given.charCodeAt(i))

/** For each unit of a form, the characters it comes from. */
function shownFor(given: string): Map<string, Set<string>> {
  const { text: form, starts, ends } = searchForm(given)
  const shown = new Map<string, Set<string>>()
  form.split('').forEach((unit, i) => {
    const characters = shown.get(unit) ?? new Set()
    shown.set(unit, characters.add(given.slice(starts[i], ends[i])))
  })
  return shown
}

const typedOf = (text: string) => readTyped(analyzeTerm(text) as QueryTerm)

function verdictsOf(texts: readonly string[], terms: readonly Typed[]): TypedVerdicts {
  const known = new ShownOtherwise(texts.length)
  texts.forEach((each, section) => {
    expect(known.isKnown(section)).toBe(false)
    known.learn(section, unitsOf(each))
    expect(known.isKnown(section)).toBe(true)
  })
  return new TypedVerdicts(known, terms, Uint32Array.from(texts.keys()))
}

test('what is known of a text decides rightly in which characters it shows terms, and nearly always does', () => {
  const typed = fc
    .array(fc.constantFrom(...'规規定第mM2２Ａaé⼈人丽'), { minLength: 1, maxLength: 3 })
    .map((characters) => characters.join(''))
  const texts = fc.array(text, { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(texts, fc.array(typed, { minLength: 1, maxLength: 4 }), (given, asked) => {
      const terms = asked.map(typedOf)
      const verdicts = verdictsOf(given, terms)
      given.forEach((each, section) => {
        const shown = shownFor(each)
        terms.forEach((term, t) => {
          if (!term.isPlain) {
            expect(verdicts.of(t, section)).toBe('unsure')
            return
          }
          const units = searchForm(term.text).text.split('')
          const characters = units.map((unit) => shown.get(unit) ?? new Set([unit]))
          const one = (k: number) => characters[k]?.size === 1
          const typedAt = (k: number) => characters[k]?.has(term.text.charAt(k)) === true
          const places = units.map((_, k) => k)
          const isSeveral = (each: string) => each.length > 1 || searchForm(each).text.length > 1
          const isMixed = (k: number) => !one(k) || [...(characters[k] ?? [])].some(isSeveral)
          const verdict = verdicts.of(t, section)
          if (verdict === 'everywhere') expect(places.every((k) => one(k) && typedAt(k))).toBe(true)
          else if (verdict === 'nowhere') expect(places.every(typedAt)).toBe(false)
          else expect(places.some(isMixed)).toBe(true)
        })
      })
    }),
    { numRuns: 500 },
  )
})

test('of several units each is looked at', () => {
  const texts = ['規定第一', '规定', '規定和规定']
  const verdicts = verdictsOf(texts, ['规定', '規定', '定第', '第規'].map(typedOf))
  const of = (t: number) => texts.map((_, section) => verdicts.of(t, section))
  expect(of(0)).toEqual(['nowhere', 'everywhere', 'unsure'])
  expect(of(1)).toEqual(['everywhere', 'nowhere', 'unsure'])
  expect(of(2)).toEqual(['everywhere', 'everywhere', 'everywhere'])
  expect(of(3)).toEqual(['everywhere', 'nowhere', 'unsure'])
})

test('a term of more characters in the other script than a byte counts is left to the text', () => {
  const other = [
    ...'規務開門國經發單會區業報總當實點電話體學風雲馬鳥魚車見貝頁飛齊龍麥黃齒長東車書畫習樂義',
  ].join('')
  const long = [
    ...new Set(`${other}專兩嚴喪豐臨為麗舉烏喬鄉買亂爭於虧亞產畝親億僅從侖倉儀們`),
  ].join('')
  expect(long.length).toBeGreaterThan(63)
  const verdicts = verdictsOf([long], [typedOf(long), typedOf(long.slice(0, 20))])
  expect(verdicts.of(0, 0)).toBe('unsure')
  expect(verdicts.of(1, 0)).toBe('everywhere')
})

test('of a text that shows hundreds of characters otherwise nothing is said', () => {
  const greek = Array.from({ length: 0x400 }, (_, i) => String.fromCharCode(0x1f00 + i)).join('')
  const kangxi = Array.from({ length: 214 }, (_, i) => String.fromCharCode(0x2f00 + i)).join('')
  const verdicts = verdictsOf([`${greek}${kangxi}定`, `${kangxi}定`], ['定'].map(typedOf))
  expect(verdicts.of(0, 0)).toBe('unsure')
  expect(verdicts.of(0, 1)).toBe('everywhere')
})
