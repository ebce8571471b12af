import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WordTable } from '../../src/engine/embedded/word-table.ts'

const unit = fc.oneof(
  fc.constantFrom('的', '水', 'a', '0', '\ud840', '\udc00', '\uffff', '\0'),
  fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
)
const word = fc.array(unit, { minLength: 1, maxLength: 20 }).map((units) => units.join(''))

test('words have the numbers of a map, wherever in a text they stand', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word, word), { maxLength: 400 }), (texts) => {
      const words: string[] = []
      const table = new WordTable(words)
      const numbers = new Map<string, number>()
      for (const [before, each, after] of texts) {
        const expected = numbers.get(each) ?? numbers.size
        numbers.set(each, expected)
        const to = before.length + each.length
        expect(table.numberOf(before + each + after, before.length, to)).toBe(expected)
      }
      expect(words).toEqual([...numbers.keys()])
    }),
  )
})

test('as many as there may be keep their numbers while it grows', () => {
  const words: string[] = []
  const table = new WordTable(words)
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 100_000; i++) {
      const text = `${i}`
      if (table.numberOf(text, 0, text.length) !== i) expect.fail(`${i} has another number`)
    }
  }
  expect(words).toHaveLength(100_000)
})

test('a word does not keep the text in memory that it was found in', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  const words: string[] = []
  const table = new WordTable(words)
  const inUse = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const before = inUse()
  for (let i = 0; i < 20; i++) {
    const text = `水 ${'利'.repeat(1 << 20)}${i}`.replace(' ', `案号${1_000_000_000_000 + i}`)
    table.numberOf(text, 1, 16)
  }
  expect(words).toHaveLength(20)
  expect(inUse() - before).toBeLessThan(8 << 20)
})
