import { zeros } from '../match/room.ts'
import { ALL_OWN, type ShownOtherwise, UNTOLD, unitFor } from './shown-otherwise.ts'
import type { Typed } from './typed-characters.ts'

/** Whether a section shows a term as it was typed wherever its form stands, nowhere, or only its text can tell. */
type Verdict = 'everywhere' | 'nowhere' | 'unsure'

/** A verdict as a byte: how many of the units that were typed otherwise may be shown so, and either of these. */
const COUNT = 0x3f
const UNSURE = 0x40
const NOWHERE = 0x80

/** A unit of a term, and the character that was typed for it. */
interface Use {
  readonly term: number
  readonly code: number
  /** Whether the character is not the unit itself. */
  readonly isOther: boolean
}

/**
 * Decides for many sections at once in which script they show some terms: one pass through what is known of each
 * section, whatever the number of terms.
 */
export class TypedVerdicts {
  readonly #otherwise: ShownOtherwise
  /** For each term, how many units it was typed otherwise for; -1 where its units do not decide. */
  readonly #needed: readonly number[]
  /** For each unit, 0 or one more than the place of its uses. */
  readonly #slots: Uint16Array
  readonly #uses: Use[][] = []
  /** Term by term, a byte for each section from the first on. */
  readonly #bytes: Uint8Array
  readonly #first: number
  readonly #span: number

  /**
   * @param sections ordinals, ascending; each of them is known.
   */
  constructor(otherwise: ShownOtherwise, terms: readonly Typed[], sections: Uint32Array) {
    this.#otherwise = otherwise
    this.#slots = zeros(Uint16Array, 0x10000)
    this.#needed = terms.map((term, t) => this.#use(term, t))
    this.#first = sections[0] ?? 0
    this.#span = sections.length === 0 ? 0 : (sections.at(-1) as number) + 1 - this.#first
    this.#bytes = zeros(Uint8Array, terms.length * this.#span)
    for (let i = 0; i < sections.length; i++) this.#judge(sections[i] as number)
  }

  /** @param t place of the term among the terms. */
  of(t: number, section: number): Verdict {
    const needed = this.#needed[t] as number
    if (needed < 0) return 'unsure'
    const byte = this.#bytes[t * this.#span + section - this.#first] as number
    if ((byte & NOWHERE) !== 0 || (byte & COUNT) !== needed) return 'nowhere'
    return (byte & UNSURE) === 0 ? 'everywhere' : 'unsure'
  }

  /** @returns for how many units the term was typed otherwise. */
  #use({ isPlain, form, units }: Typed, term: number): number {
    if (!isPlain) return -1
    const used = new Set<number>()
    let others = 0
    for (let k = 0; k < form.length; k++) {
      const unit = form[k] as number
      const code = units[k] as number
      const key = unit * 0x10000 + code
      if (used.has(key)) continue
      used.add(key)
      if (code !== unit) others++
      this.#slots[unit] ||= this.#uses.push([])
      this.#uses[(this.#slots[unit] as number) - 1]?.push({ term, code, isOther: code !== unit })
    }
    return others <= COUNT ? others : -1
  }

  #judge(section: number): void {
    const at = section - this.#first
    const place = this.#otherwise.placeOf(section)
    if (place === ALL_OWN) return
    if (place === UNTOLD) {
      for (let t = 0; t < this.#needed.length; t++) this.#mark(t, at, UNSURE, this.#needed[t])
      return
    }
    const { lists } = this.#otherwise
    const middle = place + 2 + (lists[place] as number)
    const past = middle + (lists[place + 1] as number)
    for (let i = place + 2; i < middle; i++) {
      const code = lists[i] as number
      const slot = this.#slots[unitFor(code)] as number
      if (slot === 0) continue
      for (const use of this.#uses[slot - 1] as Use[]) {
        if (use.code === code) this.#mark(use.term, at, 0, 1)
        else this.#mark(use.term, at, NOWHERE)
      }
    }
    for (let i = middle; i < past; i++) {
      const slot = this.#slots[lists[i] as number] as number
      if (slot === 0) continue
      for (const use of this.#uses[slot - 1] as Use[]) {
        this.#mark(use.term, at, UNSURE, use.isOther ? 1 : 0)
      }
    }
  }

  #mark(term: number, at: number, flag: number, count = 0): void {
    const place = term * this.#span + at
    this.#bytes[place] = ((this.#bytes[place] as number) | flag) + count
  }
}
