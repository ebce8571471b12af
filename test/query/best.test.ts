import fc from 'fast-check'
import { expect, test } from 'vitest'
import { best } from '../../src/query/best.ts'

test('the best of all places are those of a full sort, whatever is passed over', () => {
  const scores = fc.array(
    fc.record({
      score: fc.integer({ min: 0, max: 6 }),
      slack: fc.nat(3),
      isPromising: fc.boolean(),
    }),
    { maxLength: 80 },
  )
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 100 }), (places, count) => {
      const scorer = {
        next: (from: number, least: number) => {
          const reaching = places.findIndex(
            ({ score, slack }, place) => place >= from && score + slack >= least,
          )
          return reaching < 0 ? places.length : reaching
        },
        // Any may be looked at first.
        promising: () => [...places.keys()].filter((place) => places[place]?.isPromising),
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
