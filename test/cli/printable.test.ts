import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneLine, printable, printableJson } from '../../src/cli/printable.ts'

const UNSAFE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/

test('nothing that steers a terminal is left, and nothing else is changed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const safe = printable(text)
      const isKept = UNSAFE.test(text) || safe === text
      return !UNSAFE.test(safe) && safe.length === text.length && isKept
    }),
  )
})

test('one line is one line', () => {
  expect(oneLine('a\n b\u2028c\u001b[2J\td')).toBe('a b c\uFFFD[2J d')
})

test('JSON parses to what it was', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      const written = printableJson(texts, 2)
      expect(JSON.parse(written)).toEqual(texts)
      return !UNSAFE.test(written)
    }),
  )
})
