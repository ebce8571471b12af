import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeUnits } from '../../src/model/code-units.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('公', '\ud800', '\udc00', '𠮷', 'a'), maxLength: 60 }),
)

test('a text is its UTF-16 units, lone surrogates too, whatever was read before it', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
      for (const each of texts) {
        const units = codeUnits(each).subarray(0, each.length)
        expect([...units]).toEqual(
          Array.from({ length: each.length }, (_, i) => each.charCodeAt(i)),
        )
      }
    }),
  )
})

test('a text longer than the room that is kept is read whole', () => {
  const long = '公开政府信息𠮷'.repeat(20_000)
  const units = codeUnits(long)
  for (let at = 0; at < long.length; at++) {
    if (units[at] !== long.charCodeAt(at)) throw new Error(`unit ${at} differs`)
  }
  expect(codeUnits('公开')[1]).toBe('开'.charCodeAt(0))
})
