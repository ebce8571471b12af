import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WordIndex } from '../../src/engine/embedded/words.ts'

const word = fc.oneof(
  fc.constantFrom('人人', '2013', '__proto__', 'constructor', 'toString', 'a', '的', '政务公开'),
  fc.string({ minLength: 1, unit: 'binary' }),
)
const sections = fc.array(
  fc.dictionary(word, fc.integer({ min: 1, max: 60 }), { noNullPrototype: false }),
  {
    minLength: 1,
    maxLength: 150,
  },
)

test('every section is under each of its words, once, in the slot of its frequency', () => {
  fc.assert(
    fc.property(sections, (contents) => {
      const built = new WordIndex()
      contents.forEach((words, section) => {
        built.add(section, new Map(Object.entries(words)))
      })
      for (const index of [built, WordIndex.import(built.export())]) {
        const words = new Set(contents.flatMap((content) => Object.keys(content)))
        for (const each of [...words].slice(0, 8)) {
          const slots = index.slots(each)
          slots.forEach((ordinals, slot) => {
            const from = WordIndex.frequencies[slot] as number
            const to = WordIndex.frequencies[slot - 1] ?? Number.POSITIVE_INFINITY
            for (const ordinal of ordinals) {
              const frequency = new Map(Object.entries(contents[ordinal] ?? {})).get(each) ?? 0
              expect(frequency >= from && frequency < to).toBe(true)
            }
          })
          const holders = contents.flatMap((content, i) =>
            Object.hasOwn(content, each) ? [i] : [],
          )
          expect(slots.flat().sort((a, b) => a - b)).toEqual(holders)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('more than FlexSearch returns by default are all there', () => {
  const index = new WordIndex()
  for (let section = 0; section < 5000; section++)
    index.add(section, new Map([['公开', 1 + (section % 3)]]))
  expect(index.slots('公开').flat()).toHaveLength(5000)
})

test('an unknown word is nowhere', () => {
  expect(new WordIndex().slots('公开').flat()).toEqual([])
})
