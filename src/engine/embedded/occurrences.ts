import { QueryError } from '../../errors.ts'
import { BREAK_UNIT } from '../../model/break.ts'
import type { Spelling } from '../../model/query.ts'
import type { TermPattern } from '../search-engine.ts'
import type { GramIndex } from './grams.ts'

/**
 * Units of text a term may be compared with: about a second of work. Ordinary terms leave most
 * places at the first unit and stay below a hundredth of it at a million sections.
 */
const WORK = 300_000_000

interface SpelledUnits {
  readonly offset: number
  readonly units: Uint16Array
}

/** Positions of a gram; `own` when it is the term's, not another spelling's. */
interface Run {
  readonly positions: Uint32Array
  readonly own: boolean
}

/** A place in the term, and the runs of the grams the text may show there. */
interface Anchor {
  readonly at: number
  readonly runs: readonly Run[]
}

/** A term made ready for comparing in place: units, and the spellings that may stand there. */
export class TermMatcher {
  readonly length: number
  readonly #units: Uint16Array
  readonly #spellings: ReadonlyMap<number, readonly SpelledUnits[]>
  readonly #index: GramIndex
  #budget = WORK
  /** Where the fewest positions have to be looked at. */
  readonly #anchor: Anchor

  constructor(term: TermPattern, index: GramIndex) {
    this.#index = index
    this.#units = unitsOf(term.form)
    this.length = this.#units.length
    this.#spellings = this.#byPlace(term.spellings)
    this.#anchor = this.#rarest()
  }

  /** How many positions `find` looks at: at least as many as it returns. */
  get cost(): number {
    return sizeOf(this.#anchor.runs)
  }

  /** Every position where the term stands, ascending. May be a view of the index: not to be changed. */
  find(): Uint32Array {
    const { at, runs } = this.#anchor
    const [only] = runs
    // One character, or two, are their own run.
    if (runs.length === 1 && only?.own && this.length <= 2) return only.positions
    const found = new Uint32Array(this.cost)
    let length = 0
    for (const { positions, own } of runs) {
      const decided = own && this.length === 2
      for (let i = 0; i < positions.length; i++) {
        const position = (positions[i] as number) - at
        if (decided || this.standsAt(position)) found[length++] = position
      }
    }
    const positions = found.subarray(0, length)
    // Runs are in text order each, not when joined.
    return runs.length > 1 ? positions.sort() : positions
  }

  /** Whether the term stands at a position of the text, in its own or in another spelling. */
  standsAt(position: number): boolean {
    if (position < 0) return false
    const text = this.#index.units
    let i = 0
    while (
      i < this.length &&
      (text[position + i] === this.#units[i] || this.#spelledAt(position, i))
    )
      i++
    this.#spend(i)
    return i === this.length
  }

  #spend(comparisons: number): void {
    this.#budget -= comparisons
    if (this.#budget < 0) {
      throw new QueryError(
        'The query would take too much work: a long term that repeats itself meets text that does as well.',
        'Shorten the term: a part of it that does not repeat itself finds the same place.',
      )
    }
  }

  /** Whether the text shows, around one place of the term, a whole phrase the term spells otherwise. */
  #spelledAt(position: number, place: number): boolean {
    const spellings = this.#spellings.get(place)
    return spellings?.some((spelling) => this.#shows(position, spelling)) ?? false
  }

  #shows(position: number, { offset, units }: SpelledUnits): boolean {
    const start = position + offset
    for (let i = 0; i < units.length; i++) {
      if (this.#index.units[start + i] !== units[i]) return false
    }
    return true
  }

  #rarest(): Anchor {
    if (this.length === 1) {
      const positions = this.#index.unigram(this.#units[0] as number)
      return { at: 0, runs: [{ positions, own: true }] }
    }
    let best = { at: 0, runs: this.#runsAt(0) }
    for (let at = 1; at + 1 < this.length && sizeOf(best.runs) > 0; at++) {
      // A break begins no gram; the character before it does.
      if (this.#units[at] === BREAK_UNIT) continue
      const runs = this.#runsAt(at)
      if (sizeOf(runs) < sizeOf(best.runs)) best = { at, runs }
    }
    return best
  }

  #runsAt(place: number): readonly Run[] {
    const runs: Run[] = []
    for (const first of this.#unitsAt(place)) {
      for (const second of this.#unitsAt(place + 1)) {
        const positions = this.#index.bigram(first, second)
        const own = first === this.#units[place] && second === this.#units[place + 1]
        if (positions.length > 0) runs.push({ positions, own })
      }
    }
    return runs
  }

  #unitsAt(place: number): Set<number> {
    const units = new Set([this.#units[place] as number])
    for (const spelling of this.#spellings.get(place) ?? []) {
      units.add(spelling.units[place - spelling.offset] as number)
    }
    return units
  }

  /** Spellings by the places of the term where they show something else. */
  #byPlace(spellings: readonly Spelling[]): ReadonlyMap<number, readonly SpelledUnits[]> {
    const byPlace = new Map<number, SpelledUnits[]>()
    for (const { offset, text } of spellings) {
      const spelling = { offset, units: unitsOf(text) }
      spelling.units.forEach((unit, i) => {
        const place = offset + i
        if (place < 0 || place >= this.length || unit === this.#units[place]) return
        byPlace.set(place, [...(byPlace.get(place) ?? []), spelling])
      })
    }
    return byPlace
  }
}

function sizeOf(runs: readonly Run[]): number {
  return runs.reduce((size, { positions }) => size + positions.length, 0)
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}
