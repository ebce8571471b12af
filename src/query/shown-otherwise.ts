import { searchForm } from '../analyze.ts'
import { oncePer } from '../kept.ts'

/** What the table below says of a character beside the unit it is folded to. */
const OWN = 0
const UNKNOWN = 1
const SEVERAL = 2

/** Texts show no more than some 130 units as other characters, in any script: what shows more is no text, and not told apart. */
const MOST_UNITS = 256

/** Where the lists of a section are when it has none: all is shown as it is, or so much is not that it is not told apart. */
export const ALL_OWN = -1
export const UNTOLD = -2

/** What is kept of a place, and of a section that is not known: 0. */
const KNOWN = 3

/**
 * For each section, the units of its form that its text shows as other characters: 规 where it says 規, m and 2 where
 * it says ㎡. All others are shown as they are, wherever they stand. A text shows a unit in one way nearly always, so
 * that this decides what was typed in which script, without the text.
 *
 * Learned from each text when it is first read, and so verified; it stays true of the text that was opened.
 */
export class ShownOtherwise {
  /** For each section, where its lists begin, or one of the above, and `KNOWN` more. */
  readonly #known: Uint32Array
  /** Of each section, the lengths of both lists, then one after the other. */
  #lists = new Uint16Array(1 << 10)
  #length = 0

  constructor(sections: number) {
    this.#known = new Uint32Array(sections)
  }

  isKnown(section: number): boolean {
    return this.#known[section] !== 0
  }

  /** @param text of a section, as UTF-16 units. */
  learn(section: number, text: Uint16Array): void {
    this.#known[section] = KNOWN + this.#learned(text)
  }

  /** Where the lists of a section that is known begin: how many are always shown so, how many not, then all of them. */
  placeOf(section: number): number {
    return (this.#known[section] as number) - KNOWN
  }

  /**
   * Lists of characters and lists of units: wherever the unit a character is folded to stands, it is shown as this
   * character; and units that are shown as one character here and as another, or themselves, there.
   */
  get lists(): Uint16Array {
    return this.#lists
  }

  #learned(text: Uint16Array): number {
    const { always, mixed } = shownOtherwiseIn(text)
    const count = always.length + mixed.length
    if (count === 0) return ALL_OWN
    if (count > MOST_UNITS) return UNTOLD
    const at = this.#length
    const length = at + 2 + count
    if (length > this.#lists.length) {
      const larger = new Uint16Array(2 * length)
      larger.set(this.#lists)
      this.#lists = larger
    }
    this.#lists[at] = always.length
    this.#lists[at + 1] = mixed.length
    this.#lists.set(always, at + 2)
    this.#lists.set(mixed, at + 2 + always.length)
    this.#length = length
    return at
  }
}

export const shownOtherwise = oncePer(
  ({ sectionCount }: { readonly sectionCount: number }) => new ShownOtherwise(sectionCount),
)

/**
 * For each character: `OWN` where forms show it as it is or leave it out, the unit of forms that stands for it, or
 * `SEVERAL`. Only separators are decided by their neighbours, and these are not told apart here: terms that hold one
 * are not decided by it.
 */
const table = new Uint16Array(0x10000).fill(UNKNOWN).fill(SEVERAL, 0xd800, 0xe000)
const severalOf = new Map<number, string>()
const MOST_SEVERAL = 1 << 14

/** The characters of the text at hand, each once, and for each character the last text it was met in. */
const characters = new Uint16Array(0x10000)
const met = new Uint32Array(0x10000)
/** For each unit of a form, the last text that showed it as another character, and which. */
const shownIn = new Uint32Array(0x10000)
const shownAs = new Uint16Array(0x10000)
/** Several characters. */
const DIFFERENT = 0
let here = 0

function shownOtherwiseIn(text: Uint16Array): {
  readonly always: readonly number[]
  readonly mixed: readonly number[]
} {
  here++
  const units: number[] = []
  const count = meetAll(text)
  let hasSurrogates = false
  for (let i = 0; i < count; i++) {
    const code = characters[i] as number
    let unit = table[code] as number
    if (unit === OWN) continue
    if (unit === UNKNOWN) unit = readFold(code)
    if (isSurrogate(code)) hasSurrogates = true
    else if (unit === SEVERAL) showSeveral(code, units)
    else if (unit !== OWN) show(unit, code, units)
  }
  for (let at = 0; hasSurrogates && at < text.length; at++) {
    if (isSurrogate(text[at] as number)) showSeveral(codePointAt(text, at), units)
  }
  const isAlways = (unit: number) => shownAs[unit] !== DIFFERENT && met[unit] !== here
  const always = units.filter(isAlways).map((unit) => shownAs[unit] as number)
  return { always, mixed: units.filter((unit) => !isAlways(unit)) }
}

/** Writes down the characters of a text. Which comes again cannot be foretold: so it is reckoned, without a branch. @returns how many. */
function meetAll(text: Uint16Array): number {
  const now = here
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text[at] as number
    characters[count & 0xffff] = code
    const before = (met[code] as number) ^ now
    count += (before | -before) >>> 31
    met[code] = now
  }
  return count
}

/** Notes that a unit is shown as a character. */
function show(unit: number, code: number, units: number[]): void {
  if (shownIn[unit] !== here) units.push(unit)
  shownAs[unit] = shownIn[unit] === here && shownAs[unit] !== code ? DIFFERENT : code
  shownIn[unit] = here
}

function showSeveral(code: number, units: number[]): void {
  for (const each of unitsOf(code)) show(each.charCodeAt(0), DIFFERENT, units)
}

/** The unit of forms that stands for a character which some text always shows for it. */
export function unitFor(code: number): number {
  return table[code] as number
}

function readFold(code: number): number {
  const shown = String.fromCharCode(code)
  const { text: form } = searchForm(shown)
  const unit = form.length > 1 ? SEVERAL : isTold(form) && form !== shown ? form.charCodeAt(0) : OWN
  table[code] = unit
  return unit
}

/** Units of the form of a code point that is folded to several, or lies outside the BMP. */
function unitsOf(code: number): string[] {
  const known = severalOf.get(code) ?? searchForm(String.fromCodePoint(code)).text
  if (severalOf.size < MOST_SEVERAL) severalOf.set(code, known)
  const shown = String.fromCodePoint(code)
  return known === shown ? [] : known.split('').filter(isTold)
}

function isTold(unit: string): boolean {
  return unit.length === 1 && (/[\p{L}\p{Nd}]/u.test(unit) || isSurrogate(unit.charCodeAt(0)))
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000
}

/** The code point at a place; a lone surrogate is its own. */
function codePointAt(text: Uint16Array, at: number): number {
  const first = text[at] as number
  const second = text[at + 1] as number
  const isPair = first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000
  return isPair ? ((first - 0xd800) << 10) + (second - 0xdc00) + 0x10000 : first
}
