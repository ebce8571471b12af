import { searchForm } from '../analyze.ts'
import { oncePer } from '../kept.ts'

/** What the table below says of a character beside the unit it is folded to. */
const OWN = 0
const UNKNOWN = 1
const SEVERAL = 2

/** A text in another script than its form shows hundreds of characters otherwise: they are not told apart. */
const MOST_UNITS = 32

/** What is known of a section beside where its list begins. */
const UNREAD = 0
const ALL_OWN = 1
const MANY = 2
const LISTS = 3

/**
 * For each section, the units of its form that its text shows as other characters somewhere: 规 where it says 規, m
 * and 2 where it says ㎡. All others are shown as they are, wherever they stand. Most texts show nearly all of their
 * form as it is, so that this decides in a few looks what was typed in which script, without the text.
 *
 * Learned from each text when it is first read, and so verified; it stays true of the text that was opened.
 */
export class ShownOtherwise {
  /** For each section, one of the above, or where its list begins and `LISTS` more. */
  readonly #known: Uint32Array
  /** Lists: how many units, then these. */
  #lists = new Uint16Array(1 << 10)
  #length = 0

  constructor(sections: number) {
    this.#known = new Uint32Array(sections)
  }

  isKnown(section: number): boolean {
    return this.#known[section] !== UNREAD
  }

  /** @param text of a section, as UTF-16 units. */
  learn(section: number, text: Uint16Array): void {
    const units = shownOtherwiseIn(text)
    if (units.length === 0) this.#known[section] = ALL_OWN
    else if (units.length > MOST_UNITS) this.#known[section] = MANY
    else {
      this.#known[section] = LISTS + this.#length
      this.#append(units)
    }
  }

  /** Whether a section that is known shows each of some units of its form as it is: letters, digits and Han. */
  showsOwn(section: number, units: Uint16Array): boolean {
    const known = this.#known[section] as number
    if (known === ALL_OWN) return true
    if (known < LISTS) return false
    const lists = this.#lists
    const from = known - LISTS + 1
    const to = from + (lists[from - 1] as number)
    for (let at = from; at < to; at++) {
      for (let k = 0; k < units.length; k++) if (units[k] === lists[at]) return false
    }
    return true
  }

  #append(units: readonly number[]): void {
    const length = this.#length + 1 + units.length
    if (length > this.#lists.length) {
      const larger = new Uint16Array(2 * length)
      larger.set(this.#lists)
      this.#lists = larger
    }
    this.#lists[this.#length] = units.length
    this.#lists.set(units, this.#length + 1)
    this.#length = length
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

/** Each once. */
function shownOtherwiseIn(text: Uint16Array): readonly number[] {
  const units: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text[at] as number
    let unit = table[code] as number
    if (unit === OWN) continue
    if (unit === UNKNOWN) unit = readFold(code)
    if (unit === SEVERAL) {
      for (const each of unitsOf(codePointAt(text, at))) add(units, each.charCodeAt(0))
    } else if (unit !== OWN) add(units, unit)
    if (units.length > MOST_UNITS) break
  }
  return units
}

function add(units: number[], unit: number): void {
  if (!units.includes(unit)) units.push(unit)
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
