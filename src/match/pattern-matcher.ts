import type { Guard, Pattern, Spelling } from '../model/query.ts'
import type { ComparedText } from './compared-text.ts'
import type { Work } from './work.ts'

/** Units that may stand at a place of the pattern, and where. */
interface SpelledUnits {
  readonly offset: number
  readonly units: Uint16Array
  readonly guard: Guard | undefined
}

/** Compares a pattern with text in place: its units, and the spellings that may stand for them. */
export class PatternMatcher {
  readonly length: number
  readonly units: Uint16Array
  readonly #spellings: ReadonlyMap<number, readonly SpelledUnits[]>
  readonly #guarded: readonly SpelledUnits[]
  /** Whether it stands wherever its units do. */
  readonly unguarded: boolean
  /** Whether it stands only there. */
  readonly isPlain: boolean
  readonly #text: ComparedText
  readonly #work: Work

  constructor({ form, spellings, guarded = [] }: Pattern, text: ComparedText, work: Work) {
    this.units = unitsOf(form)
    this.length = this.units.length
    this.#spellings = this.#byPlace(spellings)
    this.#guarded = guarded.map(spelledUnits)
    this.unguarded = guarded.length === 0
    this.isPlain = this.unguarded && this.#spellings.size === 0
    this.#text = text
    this.#work = work
    work.spend(spellings.reduce((sum, { text: shown }) => sum + shown.length, form.length))
  }

  /** Whether the pattern stands at a position, in its own or in another spelling. */
  standsAt(position: number): boolean {
    const text = this.#text.units
    let i = 0
    if (this.isPlain) while (i < this.length && text[position + i] === this.units[i]) i++
    else {
      while (
        i < this.length &&
        (text[position + i] === this.units[i] || this.#spelledAt(position, i))
      )
        i++
    }
    this.#work.spend(i + 1)
    return i === this.length && (this.isPlain || this.#passes(position))
  }

  /**
   * Keeps the places of a list where the pattern stands.
   *
   * @param starts where it may start, from `from` up to `to`; those kept stand from `from` on.
   * @returns how far they are kept.
   */
  select(starts: Uint32Array, from: number, to: number): number {
    return this.isPlain ? this.#selectPlain(starts, from, to) : this.#selectAny(starts, from, to)
  }

  #selectAny(starts: Uint32Array, from: number, to: number): number {
    let kept = from
    for (let i = from; i < to; i++) {
      const start = starts[i] as number
      if (this.standsAt(start)) starts[kept++] = start
    }
    this.#work.spend(to - from)
    return kept
  }

  /** The same without a call for each place, which is several times faster. */
  #selectPlain(starts: Uint32Array, from: number, to: number): number {
    const { units, length: end } = this
    const text = this.#text.units
    let kept = from
    let compared = 0
    for (let i = from; i < to; i++) {
      const start = starts[i] as number
      let k = 0
      while (k < end && text[start + k] === units[k]) k++
      compared += k + 1
      if (k === end) starts[kept++] = start
      if ((i & 0xfff) === 0) {
        this.#work.spend(compared)
        compared = 0
      }
    }
    this.#work.spend(compared)
    return kept
  }

  /** Adds every position from `start` up to `end`, without it, where the pattern stands. */
  scan(start: number, end: number, found: number[]): void {
    if (!this.isPlain) {
      for (let at = start; at < end; at++) if (this.standsAt(at)) found.push(at)
      return
    }
    const { units, length } = this
    const text = this.#text.units
    const first = units[0] as number
    // The platform's own search is twice as fast as a loop.
    const begins = text.subarray(start, end)
    for (let i = begins.indexOf(first); i >= 0; i = begins.indexOf(first, i + 1)) {
      const at = start + i
      let k = 1
      while (k < length && text[at + k] === units[k]) k++
      this.#work.spend(k)
      if (k === length) found.push(at)
    }
    this.#work.spend(end - start)
  }

  /** Whether the text must show the pattern's own unit at a place. */
  isFixed(place: number): boolean {
    return !this.#spellings.has(place)
  }

  /** Units the text may show at a place of the pattern, its own first. */
  unitsAt(place: number): Set<number> {
    const units = new Set([this.units[place] as number])
    for (const spelling of this.#spellings.get(place) ?? []) {
      units.add(spelling.units[place - spelling.offset] as number)
    }
    return units
  }

  /** Whether the text shows, around one place of the pattern, a whole run that may stand there. */
  #spelledAt(position: number, place: number): boolean {
    const spellings = this.#spellings.get(place)
    return spellings?.some((spelling) => this.#shows(spelling, position + spelling.offset)) ?? false
  }

  /** Whether the pattern's guarded runs may stand where they would. */
  #passes(position: number): boolean {
    return this.#guarded.every((run) => this.#admits(run, position + run.offset))
  }

  #shows(spelling: SpelledUnits, start: number): boolean {
    const { units } = spelling
    for (let i = 0; i < units.length; i++) {
      if (this.#text.units[start + i] !== units[i]) return false
    }
    return this.#admits(spelling, start)
  }

  #admits({ units, guard }: SpelledUnits, start: number): boolean {
    if (guard === undefined) return true
    const script = guard.script === null ? null : this.#text.scriptAt(start)
    if (script !== null && script !== guard.script) return false
    return (
      !guard.wholeWords ||
      (this.#text.startsWord(start) && this.#text.startsWord(start + units.length))
    )
  }

  /** Spellings by the places of the pattern where they show something else. */
  #byPlace(spellings: readonly Spelling[]): ReadonlyMap<number, readonly SpelledUnits[]> {
    const byPlace = new Map<number, SpelledUnits[]>()
    for (const spelling of spellings.map(spelledUnits)) {
      spelling.units.forEach((unit, i) => {
        const place = spelling.offset + i
        if (place < 0 || place >= this.length || unit === this.units[place]) return
        byPlace.set(place, [...(byPlace.get(place) ?? []), spelling])
      })
    }
    return byPlace
  }
}

function spelledUnits({ offset, text, guard }: Spelling): SpelledUnits {
  return { offset, units: unitsOf(text), guard }
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
  return units
}
