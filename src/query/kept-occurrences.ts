import type { TermOccurrences } from '../engine/search-engine.ts'
import { unset } from '../match/room.ts'
import { countOf } from './occurrences.ts'

/**
 * Gathers some of a term's occurrences, section by section, beside the sections they stand in. Those of a section that
 * are kept all together stay a range of the term's own list, as long as no other has to be copied.
 */
export class KeptOccurrences {
  readonly #of: TermOccurrences
  /** Past the term's own list: what is kept one by one begins there. */
  readonly #copied: number
  readonly #firsts: Uint32Array
  readonly #ends: Uint32Array
  #positions: Uint32Array | undefined
  #lengths: Uint32Array | null = null
  #sections = 0
  /** Of those copied, where the section at hand begins, and how many there are. */
  #first = 0
  #length = 0
  /** A range of the term's own list that is kept in the section at hand; empty when none is. */
  #rangeFirst = 0
  #rangePast = 0
  #ranges = 0
  /** Whether all occurrences of all sections up to the one at hand were kept. */
  #isWhole = true

  constructor(of: TermOccurrences) {
    this.#of = of
    this.#copied = of.positions.length
    this.#firsts = unset(Uint32Array, of.firsts.length)
    this.#ends = unset(Uint32Array, of.firsts.length)
  }

  /** Keeps the `k`-th occurrence; in each section they are kept in order. */
  keep(k: number): void {
    this.#copyRange()
    this.room[this.#length] = this.#of.positions[k] as number
    if (this.#lengths !== null)
      this.#lengths[this.#length] = (this.#of.lengths as Uint32Array)[k] as number
    this.#length++
  }

  /** Keeps those from the `first` up to, not including, the `past`. */
  keepAll(first: number, past: number): void {
    if (this.hasAny) for (let k = first; k < past; k++) this.keep(k)
    else {
      this.#rangeFirst = first
      this.#rangePast = past
    }
  }

  /**
   * Where those kept one by one start: for who writes them from `length` on, since a call for each would take longer
   * than finding it. Only where all have the term's length, and none of the section is kept otherwise.
   */
  get room(): Uint32Array {
    if (this.#positions === undefined) {
      const most = countOf(this.#of)
      this.#positions = unset(Uint32Array, most)
      this.#lengths = this.#of.lengths === null ? null : unset(Uint32Array, most)
    }
    return this.#positions
  }

  get length(): number {
    return this.#length
  }

  set length(length: number) {
    this.#length = length
  }

  /** Whether any was kept in the section at hand. */
  get hasAny(): boolean {
    return this.#length > this.#first || this.#rangePast > this.#rangeFirst
  }

  /** What was kept since the last section stands in the next one. */
  endSection(): void {
    const at = this.#sections++
    if (this.#rangePast > this.#rangeFirst) {
      const { firsts, ends } = this.#of
      this.#isWhole &&= this.#rangeFirst === firsts[at] && this.#rangePast === ends[at]
      this.#firsts[at] = this.#rangeFirst
      this.#ends[at] = this.#rangePast
      this.#rangePast = this.#rangeFirst
      this.#ranges++
    } else {
      this.#isWhole = false
      this.#firsts[at] = this.#copied + this.#first
      this.#ends[at] = this.#copied + this.#length
      this.#first = this.#length
    }
  }

  /** What was kept since the last section is dropped. */
  dropSection(): void {
    this.#isWhole = false
    this.#length = this.#first
    this.#rangePast = this.#rangeFirst
  }

  /** The term's own list when nothing of it was left out. */
  finish(): TermOccurrences {
    const { length, positions, lengths } = this.#of
    if (this.#isWhole && this.#sections === this.#of.firsts.length) return this.#of
    // Views: what is left unused was never touched, and a copy takes as long as the keeping did.
    const firsts = this.#firsts.subarray(0, this.#sections)
    const ends = this.#ends.subarray(0, this.#sections)
    if (this.#length === 0) return { positions, firsts, ends, length, lengths }
    return { ...this.#together(firsts, ends), firsts, ends, length }
  }

  /** What was copied, and the ranges that were not, as one list. */
  #together(
    firsts: Uint32Array,
    ends: Uint32Array,
  ): Pick<TermOccurrences, 'positions' | 'lengths'> {
    const copied = this.#copied
    if (this.#ranges === 0) {
      for (let i = 0; i < firsts.length; i++) {
        firsts[i] = (firsts[i] as number) - copied
        ends[i] = (ends[i] as number) - copied
      }
      const lengths = this.#lengths?.subarray(0, this.#length) ?? null
      return { positions: this.room.subarray(0, this.#length), lengths }
    }
    const most = countOf({ firsts, ends })
    const positions = unset(Uint32Array, most)
    const lengths = this.#lengths && unset(Uint32Array, most)
    let at = 0
    for (let i = 0; i < firsts.length; i++) {
      const first = firsts[i] as number
      const count = (ends[i] as number) - first
      const isRange = first < copied
      const from = isRange ? first : first - copied
      const places = isRange ? this.#of.positions : this.room
      const own = isRange ? this.#of.lengths : this.#lengths
      firsts[i] = at
      for (let k = from; k < from + count; k++, at++) {
        positions[at] = places[k] as number
        if (lengths !== null && own !== null) lengths[at] = own[k] as number
      }
      ends[i] = at
    }
    return { positions, lengths }
  }

  #copyRange(): void {
    const first = this.#rangeFirst
    const past = this.#rangePast
    if (past === first) return
    this.#rangePast = first
    for (let k = first; k < past; k++) this.keep(k)
  }
}
