import { greatest } from './best.ts'
import { type MostByPlace, mostByPlace } from './most-by-place.ts'
import { type Bounds, type PassingOver, reached } from './passing-over.ts'

/** Fewer places are looked at one after the other. */
const WORTH_PICKING = 1 << 11

/** So many places are picked for each that is asked for. */
const PICKED = 4

/** Of several terms: by the most that all of them may be worth at a place, and how close they may stand. */
export function passingOverSeveral(bounds: Bounds): PassingOver {
  const { sections, wordScores, closest, apart } = bounds
  let known: MostByPlace | undefined
  const most = () => {
    known ??= mostByPlace(bounds)
    return known
  }
  return {
    next(from, least) {
      const { scores, closeness } = most()
      const enough = reached(least)
      const needed = enough - wordScores.most
      for (let place = from; place < sections.length; place++) {
        const score = scores[place] as number
        if (score < needed || score + wordScores.at(place) < enough) continue
        const close = closeness[place] as number
        if (close === 1 || apart(place) + closest * close >= enough) return place
      }
      return sections.length
    },
    promising(count) {
      const picked = count * PICKED
      return bounds.sections.length < Math.max(WORTH_PICKING, picked * PICKED)
        ? []
        : greatest(most().scores, picked)
    },
    score: () => null,
  }
}
