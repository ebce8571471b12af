import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutsOf } from '../../src/highlight/cuts.ts'
import { spannedText } from './spanned-text.ts'

/** One digit a place, from before the first unit to after the last. */
const cuts = (text: string) =>
  cutsOf(text)
    .places.subarray(0, text.length + 1)
    .join('')

test.each([
  ['', '6'],
  ['公开', '626'],
  ['甲，乙、丙；丁。戊', '6141315166'],
  ['他说：“好。”　又', '6214111666'],
  ['（一）甲', '61126'],
  ['《甲》乙', '61126'],
  ['甲\n乙', '6666'],
  ['甲。|乙', '61666'],
  ['a, b', '61446'],
  ['甲，5', '6146'],
  ['office 2', '611111226'],
  ['e\u0301e', '6016'],
  ['\u0301甲', '666'],
  ['甲\u200d乙丙', '60026'],
  ['𠀀甲', '6026'],
  ['\ud800\udc00\udc00', '6026'],
  ['👩\u200d👩甲', '6000026'],
])('of %j are %s', (text, expected) => {
  expect(cuts(text)).toBe(expected)
})

test('of a text do not depend on the text before it', () => {
  fc.assert(
    fc.property(spannedText, spannedText, ({ text }, other) => {
      const alone = cuts(text)
      cutsOf(other.text)
      expect(cuts(text)).toBe(alone)
    }),
  )
})

test.each([
  ['公开。', false, false],
  ['公开《条例》', false, true],
  ['公开》', false, false],
  ['𠀀', true, false],
  ['\ud840公\udc00', false, false],
])('tell of %j whether it has pairs, %s, and titles, %s', (text, hasPairs, hasTitles) => {
  expect(cutsOf(text)).toMatchObject({ hasPairs, hasTitles })
})
