import { BREAK_UNIT } from '../model/break.ts'
import { codeUnits, IS_LITTLE } from '../model/code-units.ts'
import type { FoldInRoom, MappedText } from '../model/mapped-text.ts'
import { type CharacterFolds, IGNORED_UNIT } from './fold.ts'

const COMMA = 0x2c
const POINT = 0x2e
const COLON = 0x3a
const ZERO = 0x30

/**
 * Folds a text to its search form, with the map back.
 *
 * Character by character (law 4), then one neighbourhood, judged after folding with ignored
 * characters gone: a lone comma between digits is nothing (22,000 is 22000), a lone point or colon
 * between ASCII letters or digits stays (99.9, 12:30), every other separator is a break. A run of
 * breaks is one break, also at the ends of the text; queries drop it there.
 */
export function normalize(text: string, folds: CharacterFolds): MappedText {
  fold(text, folds)
  return builder.finish()
}

/** The search form alone. */
export function formOf(text: string, folds: CharacterFolds): string {
  fold(text, folds)
  return builder.text()
}

/**
 * The same in room that the next text takes: for who asks some places of it at once. Copying it would take
 * longer than folding the text.
 */
export function foldInRoom(text: string, folds: CharacterFolds): FoldInRoom {
  fold(text, folds)
  return builder.inRoom()
}

/** Leaves the form of a text with the builder. */
function fold(text: string, folds: CharacterFolds): void {
  const source = codeUnits(text)
  const { length } = text
  builder.begin(length)
  for (let at = 0; at < length; ) {
    at = builder.pushPlain(source, at, length, folds)
    if (at === length) break
    const code = codePoint(source, at, length)
    const end = at + (code > 0xffff ? 2 : 1)
    const unit = folds.unit(code)
    if (unit > IGNORED_UNIT) builder.push(unit, at, end)
    else if (unit < IGNORED_UNIT) {
      const several = folds.text(code)
      for (let i = 0; i < several.length; i++) builder.push(several.charCodeAt(i), at, end)
    }
    at = end
  }
  builder.end()
}

/** The code point at a place; a lone surrogate is its own. */
function codePoint(source: Uint16Array, at: number, length: number): number {
  const first = source[at] as number
  if (first < 0xd800 || first > 0xdbff || at + 1 >= length) return first
  const second = source[at + 1] as number
  if (second < 0xdc00 || second > 0xdfff) return first
  return ((first - 0xd800) << 10) + (second - 0xdc00) + 0x10000
}

/** Units of room that are kept from one text to the next; a longer text has its own. */
const KEPT_ROOM = 1 << 16

/** Units below which a string is put together unit by unit: calling the decoder costs more. */
const SHORT = 24

/** Gathers a form, in room that is used again: most texts are short, and allocating is what would take time. */
class Builder {
  #units = new Uint16Array(KEPT_ROOM)
  #starts = new Uint32Array(KEPT_ROOM)
  #ends = new Uint32Array(KEPT_ROOM)
  #length = 0
  /** Separators and breaks not yet written: how many, the first of them, and their range. */
  #pending = 0
  #separator = 0
  #pendingStart = 0
  #pendingEnd = 0

  /** @param capacity how many units to expect; more are taken. */
  begin(capacity: number): void {
    this.#length = 0
    this.#pending = 0
    if (this.#units.length < capacity + 1) this.#resize(capacity + 1, 0)
  }

  /**
   * Adds characters from a place on as long as each is one unit that no neighbour decides.
   *
   * @returns where that ends.
   */
  pushPlain(
    source: Uint16Array,
    from: number,
    end: number,
    { units: table }: CharacterFolds,
  ): number {
    const first = table[source[from] as number] as number
    if (!isPlain(first)) return from
    if (this.#pending > 0) this.#settle(first)
    const needed = this.#length + end - from
    if (this.#units.length < needed) this.#resize(2 * needed, this.#length)
    const units = this.#units
    const starts = this.#starts
    const ends = this.#ends
    let length = this.#length
    let at = from
    for (; at < end; at++, length++) {
      const unit = table[source[at] as number] as number
      if (!isPlain(unit)) break
      units[length] = unit
      starts[length] = at
      ends[length] = at + 1
    }
    this.#length = length
    return at
  }

  push(unit: number, start: number, end: number): void {
    if (unit === BREAK_UNIT || unit === COMMA || unit === POINT || unit === COLON) {
      if (this.#pending === 0) {
        this.#separator = unit
        this.#pendingStart = start
      }
      this.#pending++
      this.#pendingEnd = end
      return
    }
    if (this.#pending > 0) this.#settle(unit)
    this.#write(unit, start, end)
  }

  /** Of all that was added since `begin`. */
  end(): void {
    if (this.#pending > 0) this.#settle(BREAK_UNIT)
  }

  /** Longer than the form, and only until the next one begins. */
  inRoom(): FoldInRoom {
    const [units, starts, ends] = [this.#units, this.#starts, this.#ends]
    const fold = { units, length: this.#length, starts, ends }
    this.#release()
    return fold
  }

  text(): string {
    const text = textOf(this.#units, this.#length)
    this.#release()
    return text
  }

  finish(): MappedText {
    const length = this.#length
    // One piece of memory for both: asking for it takes longer than filling it.
    const map = new Uint32Array(2 * length)
    map.set(this.#starts.subarray(0, length))
    map.set(this.#ends.subarray(0, length), length)
    const form = {
      text: textOf(this.#units, length),
      starts: map.subarray(0, length),
      ends: map.subarray(length),
    }
    this.#release()
    return form
  }

  /** A long text takes its room away with it. */
  #release(): void {
    if (this.#units.length > KEPT_ROOM) this.#resize(KEPT_ROOM, 0)
  }

  /** Decides what the pending separators are, now that the character after them is known. */
  #settle(next: number): void {
    const previous = this.#length > 0 ? (this.#units[this.#length - 1] as number) : BREAK_UNIT
    const alone = this.#pending === 1
    this.#pending = 0
    if (alone && this.#separator === COMMA && isDigit(previous) && isDigit(next)) return
    const kept =
      alone &&
      (this.#separator === POINT || this.#separator === COLON) &&
      isAlphanumeric(previous) &&
      isAlphanumeric(next)
    this.#write(kept ? this.#separator : BREAK_UNIT, this.#pendingStart, this.#pendingEnd)
  }

  #write(unit: number, start: number, end: number): void {
    const at = this.#length
    if (at === this.#units.length) this.#resize(2 * at, at)
    this.#units[at] = unit
    this.#starts[at] = start
    this.#ends[at] = end
    this.#length = at + 1
  }

  /** @param kept units that stay. */
  #resize(capacity: number, kept: number): void {
    const units = new Uint16Array(capacity)
    units.set(this.#units.subarray(0, kept))
    this.#units = units
    const starts = new Uint32Array(capacity)
    starts.set(this.#starts.subarray(0, kept))
    this.#starts = starts
    const ends = new Uint32Array(capacity)
    ends.set(this.#ends.subarray(0, kept))
    this.#ends = ends
  }
}

const builder = new Builder()

/** Whether a folded unit stays whatever stands beside it: digits, letters, Han, and most others. */
function isPlain(unit: number): boolean {
  return unit >= ZERO && unit !== COLON && unit !== BREAK_UNIT
}

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= 0x39
}

function isAlphanumeric(unit: number): boolean {
  return isDigit(unit) || (unit >= 0x61 && unit <= 0x7a)
}

/** The first so many UTF-16 units as a string. */
function textOf(units: Uint16Array, length: number): string {
  if (length >= SHORT && IS_LITTLE) {
    return Buffer.from(units.buffer, units.byteOffset, 2 * length).toString('utf16le')
  }
  let text = ''
  for (let at = 0; at < length; at++) text += String.fromCharCode(units[at] as number)
  return text
}
