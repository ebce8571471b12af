import type { SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { greatest } from './best.ts'
import { BLOCK_BITS, blockBounds } from './block-bounds.ts'
import type { Proximity } from './proximity.ts'
import { frequencyFor, type SectionWeights, saturated } from './saturation.ts'
import { WEIGHTS } from './weights.ts'
import type { WordScores } from './word-scores.ts'

/** A term that stands somewhere among the matches, and how much telling it is. */
interface Worth {
  readonly occurrences: TermOccurrences
  readonly worth: number
}

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
  readonly proximity: Proximity
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
  let known: Float64Array | undefined
  const byCount = () => {
    known ??= mostByCount(bounds)
    return known
  }
  return {
    next: (from, least) => nextOfSeveral(bounds, byCount(), from, reached(least)),
    promising(count) {
      const picked = count * PICKED
      return bounds.sections.length < Math.max(WORTH_PICKING, picked * PICKED)
        ? []
        : greatest(byCount(), picked)
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
    const enough = blocks.asWords[block] === 1 ? neededAsWords : needed
    if ((blocks.most[block] as number) >= enough) {
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

/** Places at which the lists of all terms are looked at together, few enough to stay in the processor's cache. */
const STRETCH = 1 << 11

/** For each place, what its terms are worth at most by how often they stand there. */
function mostByCount({ engine, sections, terms, sectionWeights }: Bounds): Float64Array {
  const { penalties } = sectionWeights
  const { leadWeights } = engine
  const most = new Float64Array(sections.length)
  for (let from = 0; from < most.length; from += STRETCH) {
    const end = Math.min(from + STRETCH, most.length)
    for (const { occurrences, worth } of terms) {
      const { firsts, ends } = occurrences
      for (let place = from; place < end; place++) {
        const count = (ends[place] as number) - (firsts[place] as number)
        if (count === 0) continue
        const section = sections[place] as number
        const frequency = count * (leadWeights[section] as number)
        const share = saturated(frequency, penalties[section] as number)
        most[place] = (most[place] as number) + worth * share
      }
    }
  }
  return most
}

function nextOfSeveral(
  { engine, sections, terms, sectionWeights, wordScores, step, closest, proximity, apart }: Bounds,
  byCount: Float64Array,
  from: number,
  least: number,
): number {
  const { penalties } = sectionWeights
  const most = step + closest + wordScores.most
  for (let place = from; place < sections.length; place++) {
    if (most + (byCount[place] as number) < least) continue
    const others = step + wordScores.at(place)
    if (others + closest + (byCount[place] as number) < least) continue
    const closeness = proximity.atMost(place)
    const close = closest * closeness
    if (others + close + (byCount[place] as number) < least) continue
    const section = sections[place] as number
    const penalty = penalties[section] as number
    let bound = others + close
    for (let t = 0; t < terms.length; t++) {
      const { occurrences, worth } = terms[t] as Worth
      bound += worth * saturated(atMost(engine, occurrences, place, section), penalty)
    }
    if (bound < least) continue
    if (closeness === 1 || apart(place) + close >= least) return place
  }
  return sections.length
}

/** What the occurrences of a term in a section weigh together if all stand as words: those in its lead more. */
function atMost(
  { formOrigins, formLeads, leadWeights }: SearchEngine,
  { positions, firsts, ends }: TermOccurrences,
  place: number,
  section: number,
): number {
  const first = firsts[place] as number
  const end = ends[place] as number
  const lead = leadWeights[section] as number
  if (lead === 1) return end - first
  const leadEnd = (formOrigins[section] as number) + (formLeads[section] as number)
  let k = first
  while (k < end && (positions[k] as number) < leadEnd) k++
  return end - first + (lead - 1) * (k - first)
}
