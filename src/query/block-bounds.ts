import type { SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { acrossOf } from './across.ts'
import { saturated, sectionWeights } from './saturation.ts'
import { BY_BOUNDARY } from './weighted-frequency.ts'

/** Sections that are passed over together, as a power of two. */
export const BLOCK_BITS = 6

/** Fewer sections are looked at one by one. */
const WORTH_BLOCKS = 1 << 11

/** What a term is worth at most in each block of its sections. */
export interface BlockBounds {
  /** Its saturated frequency. */
  readonly most: Float64Array
  /** 1 where it stands as words in one of them. */
  readonly asWords: Uint8Array
}

const known = new WeakMap<Uint32Array, BlockBounds>()

/**
 * The bounds of a term's sections, block by block (block-max indexes: Ding and Suel, SIGIR 2011); null where
 * there are few, or some are left out. They are known as long as the list of occurrences is, which the engine keeps of frequent terms.
 *
 * @param sections those of the term, all of them.
 */
export function blockBounds(
  engine: SearchEngine,
  sections: Uint32Array,
  occurrences: TermOccurrences,
): BlockBounds | null {
  if (sections.length < WORTH_BLOCKS || !isWhole(occurrences)) return null
  const before = known.get(occurrences.firsts)
  if (before !== undefined) return before
  const { penalties } = sectionWeights(engine)
  const isAcross = acrossOf(engine, occurrences)
  const count = ((sections.length - 1) >>> BLOCK_BITS) + 1
  const bounds = { most: new Float64Array(count), asWords: new Uint8Array(count) }
  for (let place = 0; place < sections.length; place++) {
    const section = sections[place] as number
    const block = place >>> BLOCK_BITS
    const frequency = engine.weigh(occurrences, place, section, BY_BOUNDARY)
    const share = saturated(frequency, penalties[section] as number)
    if (share > (bounds.most[block] as number)) bounds.most[block] = share
    if (isAcross[place] === 0) bounds.asWords[block] = 1
  }
  known.set(occurrences.firsts, bounds)
  return bounds
}

/** Whether these are all there is: a list that was cut down for a query is not asked for again. */
function isWhole({ positions, firsts, ends }: TermOccurrences): boolean {
  return firsts[0] === 0 && ends.at(-1) === positions.length
}
