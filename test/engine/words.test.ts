import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FREQUENCIES } from '../../src/engine/embedded/frequency-slots.ts'
import { Vocabulary } from '../../src/engine/embedded/vocabulary.ts'
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

function count(vocabulary: Vocabulary, each: string, weight: number): void {
  vocabulary.add(each, 0, each.length, weight)
}

function indexOf(contents: readonly Readonly<Record<string, number>>[]): WordIndex {
  const vocabulary = new Vocabulary()
  const builder = new WordPostingsBuilder(vocabulary)
  for (const words of contents) {
    for (const [each, frequency] of Object.entries(words)) count(vocabulary, each, frequency)
    builder.addSection(vocabulary.endSection())
  }
  return new WordIndex(builder.finish())
}

/** The sections that hold a word, ascending, with what it counts in each. */
function holdersOf(index: WordIndex, each: string): number[][] {
  const holders = index
    .postings(each)
    .flatMap(({ frequency, sections }) => Array.from(sections, (section) => [section, frequency]))
  return holders.sort(([a = 0], [b = 0]) => a - b)
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
        expect(holdersOf(index, each)).toEqual(holders)
        expect(index.spread(each)).toBe(holders.length)
      }
    }),
    { numRuns: 60 },
  )
})

test('a word that comes several times in a section counts together', () => {
  const vocabulary = new Vocabulary()
  const builder = new WordPostingsBuilder(vocabulary)
  for (const weight of [3, 1, 1]) count(vocabulary, '公开', weight)
  builder.addSection(vocabulary.endSection())
  count(vocabulary, '公开', 1)
  builder.addSection(vocabulary.endSection())
  const holders = [
    [0, 5],
    [1, 1],
  ]
  expect(holdersOf(new WordIndex(builder.finish()), '公开')).toEqual(holders)
})

test('the order in which words come does not change a byte', () => {
  const contents = [{ 公开: 2, 政务: 1, a: 3 }, { 政务: 4 }]
  const pack = (ordered: (words: string[]) => string[]) => {
    const vocabulary = new Vocabulary()
    const builder = new WordPostingsBuilder(vocabulary)
    for (const words of contents) {
      const of = new Map(Object.entries(words))
      for (const each of ordered([...of.keys()])) count(vocabulary, each, of.get(each) as number)
      builder.addSection(vocabulary.endSection())
    }
    return builder.finish()
  }
  expect(pack((words) => words.reverse())).toEqual(pack((words) => words))
})

test('more than FlexSearch returns by default are all there', () => {
  const contents = Array.from({ length: 5000 }, (_, section) => ({ 公开: 1 + (section % 3) }))
  expect(holdersOf(indexOf(contents), '公开')).toHaveLength(5000)
})

test('an unknown word is nowhere', () => {
  expect(indexOf([]).postings('公开')).toHaveLength(0)
  expect(indexOf([]).spread('公开')).toBe(0)
})

test('a word is told from its beginnings and from what begins with it', () => {
  const words = ['公', '公开', '公开办', '公开栏', '公文']
  // The first stands in one section, the second in two, and so on; others begin with some of them.
  const contents = words.map((_, i) => Object.fromEntries(words.slice(i).map((each) => [each, 1])))
  const index = indexOf(contents)
  expect(words.map((each) => index.spread(each))).toEqual([1, 2, 3, 4, 5])
  expect(['公开办公', '开', '公开会'].map((each) => index.spread(each))).toEqual([0, 0, 0])
})

test('nor is a word that is not there taken for one that it begins, or that begins it', () => {
  const index = indexOf([{ 公开办: 1 }, { 信: 1 }])
  expect(['公', '公开', '公开办公', '信息', '公开办'].map((each) => index.spread(each))).toEqual([
    0, 0, 0, 0, 1,
  ])
})
