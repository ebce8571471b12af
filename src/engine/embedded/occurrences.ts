import type { TermPattern } from '../search-engine.ts'
import type { GramIndex } from './grams.ts'

/** A term made ready for comparing in place: units, and the spellings that may stand there. */
export class TermMatcher {
  readonly length: number
  readonly #units: Uint16Array
  readonly #spellings: readonly { readonly offset: number; readonly units: Uint16Array }[]
  readonly #index: GramIndex
  /** Place in the term, and the runs of the bigrams the text may show there. */
  readonly #anchor: { readonly at: number; readonly runs: readonly Uint32Array[] }

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

  /** Every position where the term stands, ascending. A view of the index: not to be changed. */
  find(): Uint32Array {
    const { at, runs } = this.#anchor
    const [only] = runs
    if (
      only !== undefined &&
      runs.length === 1 &&
      this.length === 2 &&
      this.#spellings.length === 0
    ) {
      return only
    }
    const found = new Uint32Array(this.cost)
    let length = 0
    for (const run of runs) {
      for (const position of run) {
        if (this.standsAt(position - at)) found[length++] = position - at
      }
    }
    const positions = found.subarray(0, length)
    // Runs are in text order each; several of them, or a character's, are not when joined.
    return runs.length > 1 || this.length === 1 ? positions.sort() : positions
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

  #rarest(): { at: number; runs: readonly Uint32Array[] } {
    if (this.length === 1) {
      return { at: 0, runs: [this.#index.unigram(this.#units[0] as number)] }
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

  #runsAt(place: number): readonly Uint32Array[] {
    const runs: Uint32Array[] = []
    for (const first of this.#unitsAt(place)) {
      for (const second of this.#unitsAt(place + 1)) {
        const run = this.#index.bigram(first, second)
        if (run.length > 0) runs.push(run)
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

function sizeOf(runs: readonly Uint32Array[]): number {
  return runs.reduce((size, run) => size + run.length, 0)
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}
