import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FREQUENCIES } from '../../src/engine/embedded/frequency-slots.ts'
import { WordPostingsBuilder } from '../../src/engine/embedded/word-postings-builder.ts'
import { WordIndex } from '../../src/engine/embedded/words.ts'

const word = fc.oneof(
  fc.constantFrom('人人', '2013', '__proto__', 'constructor', 'toString', 'a', '的', '政务公开'),
  fc.string({ minLength: 1, unit: 'binary' }),
)
const sections = fc.array(
  fc.dictionary(word, fc.integer({ min: 1, max: 60 }), { noNullPrototype: false }),
  { minLength: 1, maxLength: 150 },
)

function indexOf(contents: readonly Readonly<Record<string, number>>[]): WordIndex {
  const builder = new WordPostingsBuilder()
  for (const words of contents) {
    for (const [each, frequency] of Object.entries(words)) builder.add(each, frequency)
    builder.endSection()
  }
  return new WordIndex(builder.finish())
}

/** The highest edge that a frequency reaches. */
const edgeOf = (frequency: number) => FREQUENCIES.find((edge) => frequency >= edge)

test('every section is under each of its words, once, with the edge of its frequency', () => {
  fc.assert(
    fc.property(sections, (contents) => {
      const index = indexOf(contents)
      const words = new Set(contents.flatMap((content) => Object.keys(content)))
      for (const each of [...words].slice(0, 8)) {
        const holders = contents.flatMap((content, i) =>
          Object.hasOwn(content, each) ? [[i, edgeOf(content[each] as number)]] : [],
        )
        const { sections, frequencies } = index.postings(each)
        expect([...sections].map((section, i) => [section, frequencies[i]])).toEqual(holders)
        expect(index.spread(each)).toBe(holders.length)
      }
    }),
    { numRuns: 60 },
  )
})

test('a word that comes several times in a section counts together', () => {
  const builder = new WordPostingsBuilder()
  for (const weight of [3, 1, 1]) builder.add('公开', weight)
  builder.endSection()
  builder.add('公开', 1)
  builder.endSection()
  expect([...new WordIndex(builder.finish()).postings('公开').frequencies]).toEqual([5, 1])
})

test('the order in which words come does not change a byte', () => {
  const contents = [{ 公开: 2, 政务: 1, a: 3 }, { 政务: 4 }]
  const pack = (ordered: (words: string[]) => string[]) => {
    const builder = new WordPostingsBuilder()
    for (const words of contents) {
      const of = new Map(Object.entries(words))
      for (const each of ordered([...of.keys()])) builder.add(each, of.get(each) as number)
      builder.endSection()
    }
    return builder.finish()
  }
  expect(pack((words) => words.reverse())).toEqual(pack((words) => words))
})

test('more than FlexSearch returns by default are all there', () => {
  const contents = Array.from({ length: 5000 }, (_, section) => ({ 公开: 1 + (section % 3) }))
  expect(indexOf(contents).postings('公开').sections).toHaveLength(5000)
})

test('an unknown word is nowhere', () => {
  expect(indexOf([]).postings('公开').sections).toHaveLength(0)
  expect(indexOf([]).spread('公开')).toBe(0)
})
