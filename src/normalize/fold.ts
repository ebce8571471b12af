import { BREAK } from '../model/break.ts'
import { classOf, unifyDash } from './classes.ts'

/** `unit` values of the table that are not the folded unit itself. Both are controls, never kept. */
export const IGNORED_UNIT = 0
const SEVERAL_UNITS = 1

/** Folds of all BMP code points, as `CharacterFolds` looks them up. */
export interface FoldedUnits {
  /** Folded unit of each, `IGNORED_UNIT`, or `SEVERAL_UNITS`. */
  readonly units: Uint16Array
  /** What those fold to that fold to several; what is not here is folded when it is asked for. */
  readonly several: readonly (readonly [code: number, text: string])[]
}

/**
 * The fold of every character, as a table look-up: what one code point becomes, whatever stands
 * beside it (law 4). A folded `,` `.` `:` is still to be judged by its neighbours.
 */
export class CharacterFolds {
  /** Folded unit of each BMP code point, `IGNORED_UNIT`, or `SEVERAL_UNITS`. */
  readonly units: Uint16Array
  readonly #several: Map<number, string>
  readonly #tableOf: () => ReadonlyMap<string, string>
  #known: ReadonlyMap<string, string> | undefined

  /**
   * @param table gives the table of characters, when one is folded that is not looked up.
   * @param made what was made with it before. Default: it is made.
   */
  constructor(table: () => ReadonlyMap<string, string>, made?: FoldedUnits) {
    this.#tableOf = table
    this.#several = new Map(made?.several)
    this.units = made?.units ?? this.#foldedUnits()
  }

  /** For who keeps them. */
  get folded(): FoldedUnits {
    return { units: this.units, several: [...this.#several].filter(([code]) => code < 0x10000) }
  }

  #foldedUnits(): Uint16Array {
    const units = new Uint16Array(0x10000)
    for (let code = 0; code < 0x10000; code++) {
      const folded = this.#fold(code)
      if (folded.length > 1) this.#several.set(code, folded)
      units[code] =
        folded.length > 1 ? SEVERAL_UNITS : folded === '' ? IGNORED_UNIT : folded.charCodeAt(0)
    }
    return units
  }

  get #table(): ReadonlyMap<string, string> {
    this.#known ??= this.#tableOf()
    return this.#known
  }

  /**
   * Whether two texts fold to the same, unit by unit: much sooner told than their forms are made. False also where
   * only their forms tell.
   */
  areAlike(a: string, b: string): boolean {
    if (a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) {
      const unit = this.units[a.charCodeAt(i)] as number
      if (unit !== this.units[b.charCodeAt(i)] || unit <= SEVERAL_UNITS) return false
    }
    return true
  }

  /**
   * Changes when any fold of a BMP character does, by our tables or by the platform's Unicode; of folds made here, not of
   * kept ones.
   */
  digest(): string {
    const { units, several } = this.folded
    const { buffer, byteOffset, byteLength } = units
    const text = Buffer.from(buffer, byteOffset, byteLength).toString('base64')
    return `${text}${JSON.stringify(several)}`
  }

  /** The folded unit, or -1 when the code point folds to several (or lies outside the BMP). */
  unit(code: number): number {
    const unit = code < 0x10000 ? (this.units[code] ?? SEVERAL_UNITS) : SEVERAL_UNITS
    return unit === SEVERAL_UNITS ? -1 : unit
  }

  /** The folded text of a code point; empty when it is ignored. */
  text(code: number): string {
    const known = this.#several.get(code)
    if (known !== undefined) return known
    const folded = this.#fold(code)
    // Astral text repeats few characters; a bound keeps hostile text from filling memory.
    if (this.#several.size < 0x20000) this.#several.set(code, folded)
    return folded
  }

  #fold(code: number): string {
    if (code >= 0xd800 && code <= 0xdfff) return ''
    let current = String.fromCodePoint(code)
    // Half of the table: they have no marks, cases or decompositions.
    if (isUnifiedHan(code) && !this.#table.has(current)) return current
    // Few characters take two rounds (ẛ̣, Ω): a lower-case or simplified form that decomposes.
    for (let next = this.#foldOnce(current); next !== current; next = this.#foldOnce(current)) {
      current = next
    }
    let folded = ''
    for (const character of current) {
      const kind = classOf(character)
      if (kind === 'break') folded += BREAK
      else if (kind !== 'ignored') folded += character
    }
    return folded
  }

  #foldOnce(text: string): string {
    let folded = ''
    for (const character of text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()) {
      folded += unifyDash(this.#table.get(character) ?? character)
    }
    return folded
  }
}

function isUnifiedHan(code: number): boolean {
  return (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x4e00 && code <= 0x9fff)
}
