import type { SearchEngine } from '../engine/search-engine.ts'
import { greatest } from './best.ts'
import { atMost, BLOCK_BITS, blockBounds } from './block-bounds.ts'
import { type MostByPlace, mostByPlace, type Worth } from './most-by-place.ts'
import { frequencyFor, type SectionWeights, saturated } from './saturation.ts'
import { WEIGHTS } from './weights.ts'
import type { WordScores } from './word-scores.ts'

/** What scores are made of, as far as it bounds them. */
export interface Bounds {
  readonly engine: SearchEngine
  readonly sections: Uint32Array
  readonly terms: readonly Worth[]
  readonly sectionWeights: SectionWeights
  readonly wordScores: WordScores
  /** What standing as words adds. */
  readonly step: number
  /** What standing side by side adds at most. */
  readonly closest: number
  /** The score of a place were its terms far from each other: closeness, which takes longest, left out. */
  readonly apart: (place: number) => number
}

/** A bound adds up the parts of a score in another order: room for rounding, so that ties are kept. */
const ROUNDING = 1e-9

/** Fewer places are looked at one after the other. */
const WORTH_PICKING = 1 << 11

/** So many places are picked for each that is asked for. */
const PICKED = 4

/** Which places have to be scored. */
interface PassingOver {
  /**
   * The first place from `from` on whose score may be `least` or more; the number of places when there is none. It
   * passes over most places by how often the terms stand there, without a look at where.
   */
  readonly next: (from: number, least: number) => number
  /**
   * Some places whose score may be among the `count` greatest: the sooner these are known, the more others are passed
   * over.
   */
  readonly promising: (count: number) => readonly number[]
}

export function passingOver(bounds: Bounds): PassingOver {
  const [only] = bounds.terms
  if (bounds.terms.length === 1 && only !== undefined) {
    const next = (from: number, least: number) => nextOfOne(bounds, only, from, reached(least))
    return { next, promising: () => [] }
  }
  let known: MostByPlace | undefined
  const most = () => {
    known ??= mostByPlace(bounds)
    return known
  }
  return {
    next: (from, least) => nextOfSeveral(bounds, most(), from, reached(least)),
    promising(count) {
      const picked = count * PICKED
      return bounds.sections.length < Math.max(WORTH_PICKING, picked * PICKED)
        ? []
        : greatest(most().scores, picked)
    },
  }
}

function reached(least: number): number {
  return least - Math.abs(least) * ROUNDING
}

/** One term is worth more only by standing more often, or as words: in fragments of words it never does. */
function nextOfOne(bounds: Bounds, term: Worth, from: number, least: number): number {
  const { engine, sections, wordScores, step } = bounds
  const blocks = blockBounds(engine, sections, term.occurrences)
  if (blocks === null) return nextWithin(bounds, term, from, sections.length, least)
  const needed = (least - wordScores.most) / term.worth
  const neededAsWords = needed - step / term.worth
  for (let at = from; at < sections.length; ) {
    const block = at >>> BLOCK_BITS
    const end = Math.min(sections.length, (block + 1) << BLOCK_BITS)
    if (blocks.reaches(sections, block, needed, neededAsWords)) {
      const place = nextWithin(bounds, term, at, end, least)
      if (place < end) return place
    }
    at = end
  }
  return sections.length
}

/** The same from a place up to another, `end` when there is none. */
function nextWithin(
  { engine, sections, sectionWeights, wordScores, step }: Bounds,
  { occurrences, worth }: Worth,
  from: number,
  end: number,
  least: number,
): number {
  const { penalties, leastPenalty, mostLead } = sectionWeights
  const { leadWeights } = engine
  const { firsts, ends } = occurrences
  const share = (least - step - wordScores.most) / worth
  const needed = (frequencyFor(share, leastPenalty) / mostLead) * (1 - ROUNDING)
  for (let place = from; place < end; place++) {
    const count = (ends[place] as number) - (firsts[place] as number)
    if (count < needed) continue
    const section = sections[place] as number
    const penalty = penalties[section] as number
    const words = wordScores.at(place)
    const lead = leadWeights[section] as number
    if (worth * saturated(count * lead, penalty) + words + step < least) continue
    const most = atMost(engine, occurrences, place, section)
    if (worth * saturated(most, penalty) + words + step < least) continue
    if (worth * saturated(most * WEIGHTS.across, penalty) + words >= least) return place
    if (engine.standsAsWords(occurrences, place)) return place
  }
  return end
}

function nextOfSeveral(
  { sections, wordScores, closest, apart }: Bounds,
  { scores, closeness }: MostByPlace,
  from: number,
  least: number,
): number {
  const needed = least - wordScores.most
  for (let place = from; place < sections.length; place++) {
    const most = scores[place] as number
    if (most < needed || most + wordScores.at(place) < least) continue
    const close = closeness[place] as number
    if (close === 1 || apart(place) + closest * close >= least) return place
  }
  return sections.length
}
