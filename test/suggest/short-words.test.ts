import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ShortWords } from '../../src/suggest/short-words.ts'

test('short words have the number they were given last, others none', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', '中', '国', '\ud842', '\udfb7', 'é'),
    maxLength: 3,
  })
  const pair = fc.array(fc.integer({ min: 1, max: 0xffff }), { minLength: 1, maxLength: 2 })
  const any = fc.oneof(
    word,
    pair.map((units) => String.fromCharCode(...units)),
  )
  fc.assert(
    fc.property(fc.array(any, { maxLength: 6_000, size: 'max' }), (words) => {
      const table = new ShortWords()
      const model = new Map<string, number>()
      words.forEach((each, i) => {
        const isShort = each.length === 1 || each.length === 2
        expect(table.find(each)).toBe(isShort ? (model.get(each) ?? 0) : null)
        table.set(each, i + 1)
        model.set(each, i + 1)
      })
    }),
    { numRuns: 30 },
  )
})
