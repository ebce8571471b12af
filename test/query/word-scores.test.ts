import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SearchEngine, WordPostings } from '../../src/engine/search-engine.ts'
import { saturated } from '../../src/query/saturation.ts'
import { WEIGHTS } from '../../src/query/weights.ts'
import { WordScores } from '../../src/query/word-scores.ts'

const SECTIONS = 200
const ordinals = (maxLength: number) =>
  fc.uniqueArray(fc.nat(SECTIONS - 1), { maxLength }).map((list) => list.sort((a, b) => a - b))
/** A word's frequency in each section that holds it. */
const word = fc.dictionary(fc.nat(SECTIONS - 1).map(String), fc.constantFrom(1, 2, 5), {
  maxKeys: 80,
  size: 'max',
})

function postingsOf(frequencies: Readonly<Record<string, number>>): WordPostings[] {
  return [5, 2, 1].map((frequency) => {
    const sections = Object.keys(frequencies)
      .filter((section) => frequencies[section] === frequency)
      .map(Number)
      .sort((a, b) => a - b)
    // As the engine gives them: short lists plain, long ones typed.
    return { frequency, sections: sections.length < 8 ? sections : Uint32Array.from(sections) }
  })
}

test('words add to the sections that hold them, and to no others', () => {
  const penalties = Float64Array.from({ length: SECTIONS }, (_, section) => 0.5 + (section % 7))
  fc.assert(
    fc.property(fc.array(word, { maxLength: 3 }), ordinals(120), (frequencies, sections) => {
      const words = frequencies.map((_, i) => ({ word: `${i}`, idf: 1 + i, spread: 10 }))
      const engine = {
        wordPostings: (each: string) => postingsOf(frequencies[Number(each)] ?? {}),
      } as unknown as SearchEngine
      const scores = new WordScores(engine, words, Uint32Array.from(sections), penalties)
      sections.forEach((section, place) => {
        const sum = words.reduce((all, { idf }, i) => {
          const frequency = frequencies[i]?.[`${section}`]
          if (frequency === undefined) return all
          return all + WEIGHTS.words * idf * saturated(frequency, penalties[section] as number)
        }, 0)
        expect(scores.at(place)).toBeCloseTo(sum, 12)
        expect(scores.most).toBeGreaterThanOrEqual(scores.at(place))
      })
    }),
    { numRuns: 200 },
  )
})
