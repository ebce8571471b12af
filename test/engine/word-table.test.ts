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
      const table = new WordTable()
      const numbers = new Map<string, number>()
      for (const [before, each, after] of texts) {
        const expected = numbers.get(each) ?? numbers.size
        numbers.set(each, expected)
        const to = before.length + each.length
        expect(table.numberOf(before + each + after, before.length, to)).toBe(expected)
      }
      expect(table.words).toEqual([...numbers.keys()])
    }),
  )
})

test('as many as there may be keep their numbers while it grows', () => {
  const table = new WordTable()
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 100_000; i++) {
      const text = `${i}`
      if (table.numberOf(text, 0, text.length) !== i) expect.fail(`${i} has another number`)
    }
  }
  expect(table.words).toHaveLength(100_000)
})

test.each([12, 13, 14, 15])(
  'a word of %i units does not keep the text in memory that it was found in',
  (length) => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc')
    const table = new WordTable()
    const inUse = () => {
      collect()
      return process.memoryUsage().heapUsed
    }
    const before = inUse()
    for (let i = 0; i < 20; i++) {
      const text = `水案号${1_000_000_000_000 + i}${'利'.repeat(1 << 20)}${i}`
      table.numberOf(text, 16 - length, 16)
    }
    expect(table.words).toHaveLength(20)
    expect(inUse() - before).toBeLessThan(8 << 20)
  },
)

test('words whose hashes are the same are told from each other', () => {
  // Of so many some twenty share all 32 bits, whatever the seed.
  const table = new WordTable()
  for (let i = 0; i < 420_000; i++) {
    const text = `${(Math.imul(i, 0x9e3779b1) >>> 0).toString(36)}`.padStart(7, '0')
    if (table.numberOf(text, 0, 7) !== i) expect.fail(`${text} has the number of another`)
  }
})
