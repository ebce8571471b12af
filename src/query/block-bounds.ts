import type { SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { unset } from '../match/room.ts'
import { acrossOf, WORTH_KEEPING } from './across.ts'
import { greatest } from './best.ts'
import { penaltiesOf, saturated } from './saturation.ts'
import { BY_BOUNDARY } from './weighted-frequency.ts'
import { WEIGHTS } from './weights.ts'

/** Sections that are passed over together, as a power of two. */
export const BLOCK_BITS = 6

/** So many places are known to promise much, for the pages that are asked for most. */
const PROMISING = 100

/**
 * What a term is worth at most in each block of its sections (block-max indexes: Ding and Suel, SIGIR 2011). At first by
 * how often it stands there; how each occurrence sits among words, which takes ten times longer to see, is looked
 * at in the blocks alone that are not passed over by that.
 */
export class BlockBounds {
  /** Places where it may be worth most, best first. */
  readonly promising: readonly number[]
  /** Its saturated frequency in each section at most; exact where its block was looked at closer. */
  readonly shares: Float64Array
  /** 1 where it stands across words only. */
  readonly isAcross: Uint8Array
  readonly #engine: SearchEngine
  readonly #occurrences: TermOccurrences
  readonly #penalties: Float64Array
  /** The greatest of its saturated frequencies in each block. */
  readonly #most: Float64Array
  /** 1 where it stands as words in one of them. */
  readonly #asWords: Uint8Array
  /** 1 where that is known to the last occurrence. */
  readonly #isExact: Uint8Array

  constructor(engine: SearchEngine, sections: Uint32Array, occurrences: TermOccurrences) {
    this.#engine = engine
    this.#occurrences = occurrences
    this.#penalties = penaltiesOf(engine)
    const count = ((sections.length - 1) >>> BLOCK_BITS) + 1
    this.#most = new Float64Array(count)
    this.#asWords = new Uint8Array(count)
    this.#isExact = new Uint8Array(count)
    this.shares = new Float64Array(sections.length)
    this.isAcross = acrossOf(engine, occurrences)
    this.promising = this.#look(sections)
  }

  /**
   * Whether a section of a block may have this saturated frequency.
   *
   * @param sections those of the term, as this query has them: its list is not kept.
   * @param needed where the term stands across words only, and `asWords` elsewhere.
   */
  reaches(sections: Uint32Array, block: number, needed: number, asWords: number): boolean {
    const enough = this.#asWords[block] === 1 ? asWords : needed
    if ((this.#most[block] as number) < enough) return false
    if (this.#isExact[block] === 0) this.#lookCloser(sections, block)
    return (this.#most[block] as number) >= enough
  }

  /** What it is worth at a place. */
  share(sections: Uint32Array, place: number): number {
    const block = place >>> BLOCK_BITS
    if (this.#isExact[block] === 0) this.#lookCloser(sections, block)
    return this.shares[place] as number
  }

  #look(sections: Uint32Array): number[] {
    const { shares, isAcross } = this
    const ranked = unset(Float64Array, sections.length)
    for (let place = 0; place < sections.length; place++) {
      const section = sections[place] as number
      const block = place >>> BLOCK_BITS
      const weight = isAcross[place] === 1 ? WEIGHTS.across : WEIGHTS.whole
      const frequency = weight * atMost(this.#engine, this.#occurrences, place, section)
      const share = saturated(frequency, this.#penalties[section] as number)
      shares[place] = share
      // Across words it stands below all others.
      ranked[place] = isAcross[place] === 1 ? share - (WEIGHTS.k1 + 1) : share
      if (share > (this.#most[block] as number)) this.#most[block] = share
      if (isAcross[place] === 0) this.#asWords[block] = 1
    }
    return greatest(ranked, PROMISING)
  }

  #lookCloser(sections: Uint32Array, block: number): void {
    const end = Math.min(sections.length, (block + 1) << BLOCK_BITS)
    let most = 0
    for (let place = block << BLOCK_BITS; place < end; place++) {
      const section = sections[place] as number
      const frequency = this.#engine.weigh(this.#occurrences, place, section, BY_BOUNDARY)
      const share = saturated(frequency, this.#penalties[section] as number)
      this.shares[place] = share
      if (share > most) most = share
    }
    this.#most[block] = most
    this.#isExact[block] = 1
  }
}

/** Of so many sections bounds are made at once: made when asked again, the first time sets p99 of 1,000,000 sections. */
const WORTH_MAKING = 1 << 15

const made = new WeakMap<Uint32Array, BlockBounds>()

/**
 * The bounds of a term's sections; null where there are few, or some are left out, or they are not many and asked for the
 * first time: most terms are asked for once, and to make bounds takes longer than one ranking. They last as long as the
 * list of occurrences does, which the engine keeps of frequent terms.
 *
 * @param sections those of the term, all of them.
 */
export function blockBounds(
  engine: SearchEngine,
  sections: Uint32Array,
  occurrences: TermOccurrences,
): BlockBounds | null {
  if (sections.length < WORTH_KEEPING || !isWhole(occurrences)) return null
  if (sections.length < WORTH_MAKING && !engine.isKnown(occurrences)) return null
  const before = made.get(occurrences.firsts)
  if (before !== undefined) return before
  const bounds = new BlockBounds(engine, sections, occurrences)
  made.set(occurrences.firsts, bounds)
  return bounds
}

/** Whether they are all there are, in the sections where the term stands and in no other. */
function isWhole({ positions, firsts, ends }: TermOccurrences): boolean {
  const { length } = firsts
  // Each section's end where those of the next begin: one piece of memory, as the engine groups them.
  const isOnePiece = firsts.buffer === ends.buffer && firsts.byteOffset + 4 === ends.byteOffset
  return isOnePiece && firsts[0] === 0 && ends[length - 1] === positions.length
}

/** What the occurrences of a term in a section weigh together if all stand as words: those in its lead more. */
export function atMost(
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
