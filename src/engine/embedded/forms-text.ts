import { Kept } from '../../kept.ts'
import type { ComparedText } from '../../match/compared-text.ts'
import type { Report } from '../../model/report.ts'
import type { GramIndex } from './grams.ts'
import { type Grouped, sizeOf } from './grouped.ts'
import type { PositionBits } from './position-bits.ts'
import type { SectionPlaces } from './section-places.ts'

/**
 * Entries of all kept lists together: 48 MB, or what a share of a large collection's own positions takes. Where the twenty
 * most frequent characters of 100,000 sections do not fit, an `OR` of them finds none kept: each drives out the next.
 */
const KEPT_ENTRIES = 3 << 22
const KEPT_SHARE = 1 / 8

/** The search forms of many sections with their grams: what terms are found in. */
export class FormsText implements ComparedText {
  readonly grams: GramIndex
  readonly places: SectionPlaces
  /** Frequent terms that were asked for, with where they stand. */
  readonly kept: Kept<string, Grouped>
  /** Where those begin that were asked for again. */
  readonly known = new WeakSet<Uint32Array>()
  readonly wordStarts: PositionBits
  readonly #scriptOf: (section: number) => Report['script']

  /** @param scriptOf script of the report a section belongs to. */
  constructor(
    grams: GramIndex,
    places: SectionPlaces,
    wordStarts: PositionBits,
    scriptOf: (section: number) => Report['script'],
  ) {
    this.grams = grams
    const most = Math.max(KEPT_ENTRIES, grams.positions.length * KEPT_SHARE)
    this.kept = new Kept(most, (found) => sizeOf(found, grams.positions))
    this.places = places
    this.wordStarts = wordStarts
    this.#scriptOf = scriptOf
  }

  get units(): Uint16Array {
    return this.grams.units
  }

  startsWord(position: number): boolean {
    return this.wordStarts.has(position)
  }

  scriptAt(position: number): Report['script'] {
    return this.#scriptOf(this.places.sectionAt(position))
  }
}
