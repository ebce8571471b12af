import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ShortWords, shortKey } from '../../src/suggest/short-words.ts'

test('short words have the number they were given last, others no key', () => {
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
        const key = shortKey(`甲${each}乙`, 1, 1 + each.length)
        expect(key !== 0).toBe(each.length === 1 || each.length === 2)
        if (key === 0) return
        expect(table.find(key)).toBe(model.get(each) ?? 0)
        table.set(key, i + 1)
        model.set(each, i + 1)
      })
    }),
    { numRuns: 30 },
  )
})
