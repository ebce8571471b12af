import { BREAK_UNIT } from '../model/break.ts'
import type { MappedText } from '../model/mapped-text.ts'
import { type CharacterFolds, IGNORED_UNIT } from './fold.ts'

const COMMA = 0x2c
const POINT = 0x2e
const COLON = 0x3a

/**
 * Folds a text to its search form, with the map back.
 *
 * Character by character (law 4), then one neighbourhood, judged after folding with ignored
 * characters gone: a lone comma between digits is nothing (22,000 is 22000), a lone point or colon
 * between ASCII letters or digits stays (99.9, 12:30), every other separator is a break. A run of
 * breaks is one break, also at the ends of the text; queries drop it there.
 */
export function normalize(text: string, folds: CharacterFolds): MappedText {
  const out = new Builder(text.length)
  for (let at = 0; at < text.length; ) {
    const code = codePoint(text, at)
    const end = at + (code > 0xffff ? 2 : 1)
    const unit = folds.unit(code)
    if (unit > IGNORED_UNIT) out.push(unit, at, end)
    else if (unit < IGNORED_UNIT) {
      const several = folds.text(code)
      for (let i = 0; i < several.length; i++) out.push(several.charCodeAt(i), at, end)
    }
    at = end
  }
  return out.finish()
}

/**
 * The code point at a place; a lone surrogate is its own. Spelled out because `codePointAt`, once
 * optimised by Node 24, reads past the end of a sliced string that ends in half a pair.
 */
function codePoint(text: string, at: number): number {
  const first = text.charCodeAt(at)
  if (first < 0xd800 || first > 0xdbff || at + 1 >= text.length) return first
  const second = text.charCodeAt(at + 1)
  if (second < 0xdc00 || second > 0xdfff) return first
  return ((first - 0xd800) << 10) + (second - 0xdc00) + 0x10000
}

class Builder {
  #units: Uint16Array
  #starts: Uint32Array
  #ends: Uint32Array
  #length = 0
  /** Separators and breaks not yet written: how many, the first of them, and their range. */
  #pending = 0
  #separator = 0
  #pendingStart = 0
  #pendingEnd = 0

  constructor(capacity: number) {
    this.#units = new Uint16Array(capacity + 1)
    this.#starts = new Uint32Array(capacity + 1)
    this.#ends = new Uint32Array(capacity + 1)
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

  finish(): MappedText {
    if (this.#pending > 0) this.#settle(BREAK_UNIT)
    return {
      text: textOf(this.#units.subarray(0, this.#length)),
      starts: this.#starts.slice(0, this.#length),
      ends: this.#ends.slice(0, this.#length),
    }
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
    if (this.#length === this.#units.length) this.#grow()
    this.#units[this.#length] = unit
    this.#starts[this.#length] = start
    this.#ends[this.#length] = end
    this.#length++
  }

  #grow(): void {
    const capacity = this.#length * 2
    const units = new Uint16Array(capacity)
    units.set(this.#units)
    this.#units = units
    const starts = new Uint32Array(capacity)
    starts.set(this.#starts)
    this.#starts = starts
    const ends = new Uint32Array(capacity)
    ends.set(this.#ends)
    this.#ends = ends
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

function isAlphanumeric(unit: number): boolean {
  return isDigit(unit) || (unit >= 0x61 && unit <= 0x7a)
}

/** String of UTF-16 units; in pieces, for a call takes only so many arguments. */
function textOf(units: Uint16Array): string {
  let text = ''
  for (let at = 0; at < units.length; at += 0x2000) {
    text += String.fromCharCode(...units.subarray(at, at + 0x2000))
  }
  return text
}
