import type { TermPattern } from '../search-engine.ts'
import type { GramIndex } from './grams.ts'

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
  readonly #spellings: readonly { readonly offset: number; readonly units: Uint16Array }[]
  readonly #index: GramIndex
  /** Where the fewest positions have to be looked at. */
  readonly #anchor: Anchor

  constructor(term: TermPattern, index: GramIndex) {
    this.#index = index
    this.#units = unitsOf(term.form)
    this.length = this.#units.length
    this.#spellings = term.spellings.map(({ offset, text }) => ({ offset, units: unitsOf(text) }))
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
    for (let i = 0; i < this.length; i++) {
      if (text[position + i] !== this.#units[i] && !this.#spelledAt(position, i)) return false
    }
    return true
  }

  /** Whether the text shows, around one place of the term, a whole phrase the term spells otherwise. */
  #spelledAt(position: number, place: number): boolean {
    return this.#spellings.some(({ offset, units }) => {
      if (place < offset || place >= offset + units.length || position + offset < 0) return false
      for (let i = 0; i < units.length; i++) {
        if (this.#index.units[position + offset + i] !== units[i]) return false
      }
      return true
    })
  }

  #rarest(): Anchor {
    if (this.length === 1) {
      const positions = this.#index.unigram(this.#units[0] as number)
      return { at: 0, runs: [{ positions, own: true }] }
    }
    let best = { at: 0, runs: this.#runsAt(0) }
    for (let at = 1; at + 1 < this.length && sizeOf(best.runs) > 0; at++) {
      // A break begins no gram; the character before it does.
      if (this.#units[at] === 0x7c) continue
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
    for (const spelling of this.#spellings) {
      const unit = spelling.units[place - spelling.offset]
      if (unit !== undefined) units.add(unit)
    }
    return units
  }
}

function sizeOf(runs: readonly Run[]): number {
  return runs.reduce((size, { positions }) => size + positions.length, 0)
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}
