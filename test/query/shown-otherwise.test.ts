import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchForm } from '../../src/analyze.ts'
import { ShownOtherwise } from '../../src/query/shown-otherwise.ts'

/** Characters of both scripts, widths and cases, some of several units, some that forms leave out or break at. */
const CHARACTERS = [...'规規定第㎡mM2２Ａaé𠮷⼈人𝟐丽 “，。.:：']
const text = fc
  .array(fc.oneof(fc.constantFrom(...CHARACTERS), fc.string({ unit: 'grapheme', maxLength: 1 })), {
    maxLength: 30,
  })
  .map((characters) => characters.join(''))

const unitsOf = (given: string) =>
  Uint16Array.from({ length: given.length }, (_, i) => given.charCodeAt(i))

/** Units of a form that come from another character somewhere. */
function otherwiseIn(given: string): Set<string> {
  const { text: form, starts, ends } = searchForm(given)
  const units = form.split('')
  return new Set(
    units.filter((unit, i) => {
      const shown = given.slice(starts[i], ends[i])
      // One character outside the BMP is two units, each of which comes from both.
      return shown !== unit && !(shown.length === 2 && shown.includes(unit) && form.includes(shown))
    }),
  )
}

test('a unit is shown as it is where no text shows another character for it', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
      const known = new ShownOtherwise(texts.length)
      texts.forEach((each, section) => {
        expect(known.isKnown(section)).toBe(false)
        known.learn(section, unitsOf(each))
      })
      texts.forEach((each, section) => {
        const otherwise = otherwiseIn(each)
        for (const unit of searchForm(each).text) {
          if (unit.length > 1 || !/[\p{L}\p{Nd}]/u.test(unit)) continue
          expect(known.showsOwn(section, unitsOf(unit))).toBe(!otherwise.has(unit))
        }
      })
    }),
    { numRuns: 500 },
  )
})

test('of several units each is looked at', () => {
  const known = new ShownOtherwise(2)
  known.learn(0, unitsOf('規定第一'))
  known.learn(1, unitsOf('规定'))
  expect(known.showsOwn(0, unitsOf('定第'))).toBe(true)
  expect(known.showsOwn(0, unitsOf('规定'))).toBe(false)
  expect(known.showsOwn(0, unitsOf('定规'))).toBe(false)
  expect(known.showsOwn(1, unitsOf('规定'))).toBe(true)
})

test('of a text that shows most of its form otherwise nothing is said', () => {
  const known = new ShownOtherwise(1)
  const others = Array.from({ length: 60 }, (_, i) => String.fromCharCode(0xff21 + (i % 26)))
  const traditional = [...'規務開門國經發單會區業報總當實點電話體學'].join('')
  known.learn(0, unitsOf(`${others.join('')}${traditional}人`))
  expect(known.showsOwn(0, unitsOf('人'))).toBe(false)
})
