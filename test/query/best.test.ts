import fc from 'fast-check'
import { expect, test } from 'vitest'
import { best } from '../../src/query/best.ts'
import { inBoth } from '../../src/query/word-scores.ts'

test('the best of all places are those of a full sort, whatever the bounds leave out', () => {
  const scores = fc.array(fc.record({ score: fc.integer({ min: 0, max: 6 }), slack: fc.nat(3) }), {
    maxLength: 80,
  })
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 100 }), (places, count) => {
      const scorer = {
        bound: (place: number) => (places[place]?.score ?? 0) + (places[place]?.slack ?? 0),
        score: (place: number) => places[place]?.score ?? 0,
      }
      // Later places first at equal scores: not the order in which they come.
      const ranked = best(places.length, count, scorer, (a, b) => b - a)
      const sorted = places
        .map(({ score }, place) => ({ place, score }))
        .sort((a, b) => b.score - a.score || b.place - a.place)
      expect(ranked).toEqual(sorted.slice(0, count).map(({ place }) => place))
    }),
  )
})

test('what two ascending lists share is found, however unlike their lengths', () => {
  const ascending = fc
    .uniqueArray(fc.nat(400), { maxLength: 300 })
    .map((values) => values.sort((a, b) => a - b))
  fc.assert(
    fc.property(ascending, ascending, (first, second) => {
      const places: number[] = []
      inBoth(first, second, (place) => places.push(place))
      expect(places.map((place) => first[place])).toEqual(
        first.filter((value) => second.includes(value)),
      )
    }),
  )
})
