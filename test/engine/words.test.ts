import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FREQUENCIES, WordIndex, WordIndexBuilder } from '../../src/engine/embedded/words.ts'
import type { WordPostings } from '../../src/engine/search-engine.ts'

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
    fc.property(sections, fc.integer({ min: 1, max: 200 }), (contents, size) => {
      const built = new WordIndexBuilder(size)
      contents.forEach((words, section) => {
        built.add(section, new Map(Object.entries(words)))
      })
      const texts = built.finish()
      expect(texts).toHaveLength(Math.ceil(contents.length / size))
      const index = new WordIndex(texts)
      const words = new Set(contents.flatMap((content) => Object.keys(content)))
      for (const each of [...words].slice(0, 8)) {
        const postings = index.postings(each)
        for (const { frequency: from, ordinals } of postings) {
          const to = FREQUENCIES[FREQUENCIES.indexOf(from) - 1] ?? Number.POSITIVE_INFINITY
          expect([...ordinals].sort((a, b) => a - b)).toEqual(ordinals)
          for (const ordinal of ordinals) {
            const frequency = new Map(Object.entries(contents[ordinal] ?? {})).get(each) ?? 0
            expect(frequency >= from && frequency < to).toBe(true)
          }
        }
        const holders = contents.flatMap((content, i) => (Object.hasOwn(content, each) ? [i] : []))
        expect(sectionsOf(postings)).toEqual(holders)
      }
    }),
    { numRuns: 60 },
  )
})

test('more than FlexSearch returns by default are all there', () => {
  const built = new WordIndexBuilder()
  for (let section = 0; section < 5000; section++)
    built.add(section, new Map([['公开', 1 + (section % 3)]]))
  expect(sectionsOf(new WordIndex(built.finish()).postings('公开'))).toHaveLength(5000)
})

test('an unknown word is nowhere', () => {
  expect(sectionsOf(new WordIndex(new WordIndexBuilder().finish()).postings('公开'))).toEqual([])
})

function sectionsOf(postings: readonly WordPostings[]): number[] {
  return postings.flatMap(({ ordinals }) => ordinals).sort((a, b) => a - b)
}
