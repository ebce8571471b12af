import { unset } from '../match/room.ts'
import { greatest } from './best.ts'
import { atMost, BLOCK_BITS, type BlockBounds, blockBounds } from './block-bounds.ts'
import { type Bounds, type PassingOver, reached, type Worth } from './passing-over.ts'
import { saturated } from './saturation.ts'
import { WEIGHTS } from './weights.ts'

/** Fewer places than so many times what is asked for are looked at one after the other. */
const TIMES_ASKED = 4

/** Of one term, which is worth more only by standing more often, or as words: in fragments of words it never does. */
export function passingOverOne(bounds: Bounds, term: Worth): PassingOver {
  let made: PassingOver | undefined
  const over = () => {
    made ??= chosen(bounds, term)
    return made
  }
  return {
    next: (from, least) => over().next(from, least),
    promising: (count) => over().promising(count),
    // Hits in order of their dates are scored without a ranking, for which alone bounds are worth making.
    score: (place) => made?.score(place) ?? null,
  }
}

function chosen(bounds: Bounds, term: Worth): PassingOver {
  const blocks = blockBounds(bounds.engine, bounds.sections, term.occurrences)
  return blocks === null ? byPlace(bounds, term) : byBlock(bounds, term, blocks)
}

function byBlock(
  { sections, wordScores, step }: Bounds,
  { worth }: Worth,
  blocks: BlockBounds,
): PassingOver {
  const { shares, isAcross } = blocks
  return {
    next(from, least) {
      const enough = reached(least)
      const needed = (enough - wordScores.most) / worth
      const neededAsWords = needed - step / worth
      for (let place = from; place < sections.length; ) {
        const block = place >>> BLOCK_BITS
        const end = Math.min(sections.length, (block + 1) << BLOCK_BITS)
        if (!blocks.reaches(sections, block, needed, neededAsWords)) place = end
        for (; place < end; place++) {
          const share = shares[place] as number
          if (share < (isAcross[place] === 1 ? needed : neededAsWords)) continue
          const most = worth * share + (isAcross[place] === 1 ? 0 : step)
          if (most + wordScores.at(place) >= enough) return place
        }
      }
      return sections.length
    },
    promising: (count) =>
      sections.length < count * TIMES_ASKED ? [] : blocks.promising.slice(0, count),
    score(place) {
      const share = blocks.share(sections, place)
      return (isAcross[place] === 1 ? 0 : step) + wordScores.at(place) + worth * share
    },
  }
}

function byPlace(bounds: Bounds, term: Worth): PassingOver {
  const { engine, sections, wordScores, step, penalties } = bounds
  const { occurrences, worth } = term
  let known: Float64Array | undefined
  const most = () => {
    known ??= mostOfEach(bounds, term)
    return known
  }
  /** Looks where it stands. */
  const mayReach = (place: number, enough: number): boolean => {
    const section = sections[place] as number
    const penalty = penalties[section] as number
    const words = wordScores.at(place)
    const frequency = atMost(engine, occurrences, place, section)
    if (worth * saturated(frequency, penalty) + words + step < enough) return false
    if (worth * saturated(frequency * WEIGHTS.across, penalty) + words >= enough) return true
    return engine.standsAsWords(occurrences, place)
  }
  return {
    next(from, least) {
      const enough = reached(least)
      const scores = most()
      const needed = enough - step
      for (let place = from; place < sections.length; place++) {
        if ((scores[place] as number) >= needed && mayReach(place, enough)) return place
      }
      return sections.length
    },
    promising: (count) => (sections.length < count * TIMES_ASKED ? [] : greatest(most(), count)),
    score: () => null,
  }
}

/** What a term may be worth in each section with its words, standing as words aside, were all of it in the lead. */
function mostOfEach(
  { engine, sections, penalties, wordScores }: Bounds,
  { occurrences, worth }: Worth,
): Float64Array {
  const { leadWeights } = engine
  const { firsts, ends } = occurrences
  const most = unset(Float64Array, sections.length)
  for (let place = 0; place < most.length; place++) {
    const section = sections[place] as number
    const count = (ends[place] as number) - (firsts[place] as number)
    const frequency = count * (leadWeights[section] as number)
    most[place] = worth * saturated(frequency, penalties[section] as number) + wordScores.at(place)
  }
  return most
}
