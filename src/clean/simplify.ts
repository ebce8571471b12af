import simplifiedTable from 'opencc-js/dict/STCharacters'
import characterTable from 'opencc-js/dict/TSCharacters'
import phraseTable from 'opencc-js/dict/TSPhrases'
import { borrowUnits, textOf, unitsOf, WORTH_COPYING } from './units.ts'

/** What a whole phrase becomes; both as long, the same array where it stays. */
interface Phrase {
  readonly from: Uint16Array
  readonly to: Uint16Array
}

interface Tables {
  /** Simplified code unit for each code unit; 0 where a unit stays as it is. */
  readonly units: Uint16Array
  /** 1 where a code unit changes, by itself or in some phrase: a text in simplified script has none. */
  readonly changes: Uint8Array
  /** 1 where a code unit changes by itself, or may begin a phrase: most of a text is passed over by this. */
  readonly stops: Uint8Array
  /** 1 where two units, hashed, may begin a phrase. */
  readonly pairs: Uint8Array
  /** By their first code unit, longest first. */
  readonly phrases: ReadonlyMap<number, readonly Phrase[]>
}

let loaded: Tables | undefined

/**
 * The text in simplified script, for recognising names and labels (never for display).
 * UTF-16 length is preserved, so an offset into the result is an offset into the text:
 * the 220 rare characters whose simplified form lies outside the BMP stay as they are.
 * Phrases go before characters, longest first (計畫 is 计划, 畫 alone 画), and what a phrase
 * becomes is stable, so that 乾县 stays 乾县 and simplifying twice equals once.
 * Linear: a place tries the few phrases that begin with its character.
 */
export function simplify(text: string): string {
  loaded ??= loadTables()
  if (text.length < WORTH_COPYING && !holdsChange(loaded.changes, text)) return text
  const units = borrowUnits(text)
  return simplifyUnits(units) ? textOf(units) : text
}

function holdsChange(changes: Uint8Array, text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (changes[text.charCodeAt(at)] === 1) return true
  return false
}

function mayChange(changes: Uint8Array, text: Uint16Array): boolean {
  for (let at = 0; at < text.length; at += 1) if (changes[text[at] as number] === 1) return true
  return false
}

/** Simplifies in place; says whether anything changed. */
export function simplifyUnits(text: Uint16Array): boolean {
  loaded ??= loadTables()
  const { units, changes, stops, pairs, phrases } = loaded
  if (!mayChange(changes, text)) return false
  let changed = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] ?? 0
    if (stops[unit] === 0) continue
    const next = text[at + 1] ?? 0
    const phrase = pairs[pairOf(unit, next)] === 0 ? null : phraseAt(phrases.get(unit), text, at)
    if (phrase) {
      const { from, to } = phrase
      changed ||= from !== to
      text.set(to, at)
      at += to.length - 1
      continue
    }
    const simple = units[unit] ?? 0
    if (simple === 0) continue
    text[at] = simple
    changed = true
  }
  return changed
}

function phraseAt(phrases: readonly Phrase[] = [], text: Uint16Array, at: number): Phrase | null {
  for (const phrase of phrases) {
    const { from } = phrase
    let same = 0
    while (same < from.length && text[at + same] === from[same]) same += 1
    if (same === from.length) return phrase
  }
  return null
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e35) ^ second) & 0xffff
}

/** The characters of one script that the other always writes otherwise: 后 may stay 后, 发 not. */
export function charactersOnlyIn(script: 'hans' | 'hant'): ReadonlySet<string> {
  const changed = new Set<string>()
  for (const [from, to, others] of entries(script === 'hans' ? simplifiedTable : characterTable)) {
    if (from !== to && !others.split(' ').includes(from)) changed.add(from)
  }
  return changed
}

function loadTables(): Tables {
  const units = new Uint16Array(0x10000)
  const changes = new Uint8Array(0x10000)
  const stops = new Uint8Array(0x10000)
  const pairs = new Uint8Array(0x10000)
  for (const [from, to] of entries(characterTable)) {
    if (from.length === 1 && to.length === 1 && from !== to) {
      units[from.charCodeAt(0)] = to.charCodeAt(0)
      changes[from.charCodeAt(0)] = 1
      stops[from.charCodeAt(0)] = 1
    }
  }
  const known = new Set<string>()
  const lists = new Map<number, Phrase[]>()
  const add = (text: string, simplified: string): void => {
    if (known.has(text)) return
    known.add(text)
    const from = unitsOf(text)
    const [first = 0, second = 0] = from
    const to = text === simplified ? from : unitsOf(simplified)
    lists.set(first, [...(lists.get(first) ?? []), { from, to }])
    from.forEach((unit, at) => {
      if (unit !== to[at]) changes[unit] = 1
    })
    stops[first] = 1
    pairs[pairOf(first, second)] = 1
  }
  const phrases = [...entries(phraseTable)].filter(([from, to]) => from.length === to.length)
  for (const [from, to] of phrases) add(from, to)
  for (const [, to] of phrases) add(to, to)
  for (const list of lists.values()) list.sort((a, b) => b.from.length - a.from.length)
  return { units, changes, stops, pairs, phrases: lists }
}

/** Entries stand between bars, what each may become after spaces. No list is made of them. */
function* entries(table: string): Generator<readonly [from: string, to: string, others: string]> {
  for (let at = 0; at < table.length; ) {
    const end = placeOf('|', table, at, table.length)
    const space = placeOf(' ', table, at, end)
    const second = placeOf(' ', table, space + 1, end)
    yield [table.slice(at, space), table.slice(space + 1, second), table.slice(second + 1, end)]
    at = end + 1
  }
}

/** Where a character stands first; the end when it does not. */
function placeOf(character: string, text: string, from: number, end: number): number {
  const place = text.indexOf(character, from)
  return place < 0 || place > end ? end : place
}
