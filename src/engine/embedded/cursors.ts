import { seek } from '../../match/section-sets.ts'
import type { Run } from './anchor.ts'
import { GrowingU32 } from './growing.ts'
import type { AnchoredPattern } from './occurrences.ts'

/** Most terms stand in few of the sections where they are sought. */
const ROOM = 64

/** Finds one pattern in section after section. */
export interface Cursor {
  takeBetween(start: number, end: number, found: InOrder): void
}

/** Looks at the text itself, for a character whose positions would have to be sorted. */
export class TextCursor implements Cursor {
  readonly #pattern: AnchoredPattern['pattern']
  readonly #units: Uint16Array

  constructor(pattern: AnchoredPattern['pattern'], units: Uint16Array) {
    this.#pattern = pattern
    this.#units = units
  }

  takeBetween(start: number, end: number, found: InOrder): void {
    const first = this.#pattern.units[0]
    for (let at = start; at < end; at++) {
      if (this.#units[at] === first && this.#pattern.standsAt(at)) {
        found.add(at, this.#pattern.length)
      }
    }
  }
}

/** A run of one of a pattern's grams, passed through once. */
export class RunCursor implements Cursor {
  readonly #pattern: AnchoredPattern['pattern']
  readonly #run: Run
  readonly #at: number
  #next = 0

  /** @param at place of the gram in the pattern. */
  constructor(pattern: AnchoredPattern['pattern'], run: Run, at: number) {
    this.#pattern = pattern
    this.#run = run
    this.#at = at
  }

  takeBetween(start: number, end: number, found: InOrder): void {
    const { positions, decides } = this.#run
    let k = seek(positions, start + this.#at, this.#next)
    for (; k < positions.length && (positions[k] as number) < end; k++) {
      const position = (positions[k] as number) - this.#at
      if (decides || this.#pattern.standsAt(position)) found.add(position, this.#pattern.length)
    }
    this.#next = k
  }
}

/** Occurrences as they come, which is in order. */
export class InOrder {
  readonly positions = new GrowingU32(ROOM)
  readonly lengths = new GrowingU32(ROOM)

  add(position: number, length: number): void {
    this.positions.push(position)
    this.lengths.push(length)
  }

  endSection(): void {}
}

/** Occurrences of several runs: in order within a section, and where two begin, the one found first. */
export class Merging extends InOrder {
  readonly #found = new Map<number, number>()

  override add(position: number, length: number): void {
    if (!this.#found.has(position)) this.#found.set(position, length)
  }

  override endSection(): void {
    if (this.#found.size === 0) return
    const inOrder = [...this.#found].sort(([a], [b]) => a - b)
    for (const [position, length] of inOrder) super.add(position, length)
    this.#found.clear()
  }
}
