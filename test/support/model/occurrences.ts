import { searchForm } from '../../../src/analyze.ts'
import type { Guard, Pattern, QueryTerm } from '../../../src/model/query.ts'
import type { Seen } from './seen.ts'

/** What else an occurrence must be to count. */
export interface Strictness {
  /** `exact`: the displayed characters are the typed ones. */
  readonly script: 'any' | 'exact'
  /** `word`: it does not stand across words. */
  readonly boundary: 'any' | 'word'
}

/** Where a term stands in a form. */
export interface Place {
  readonly at: number
  readonly length: number
}

/** Every place of a term that counts, in order: one at each start, its own form first. */
export function placesOf(seen: Seen, term: QueryTerm, strictness: Strictness): Place[] {
  const lengths = new Map<number, number>()
  for (const pattern of [term, ...term.others]) {
    for (const at of standsAt(seen, pattern)) {
      if (!lengths.has(at)) lengths.set(at, pattern.form.length)
    }
  }
  if (lengths.size === 0) return []
  const places = [...lengths].map(([at, length]) => ({ at, length })).sort((a, b) => a.at - b.at)
  return places.filter(
    (place) =>
      (strictness.script === 'any' || showsAsTyped(seen, place, term)) &&
      (strictness.boundary === 'any' || !isAcross(seen, place)),
  )
}

/** Where every unit of a pattern is there, or a spelling that the text shows whole. */
function standsAt(seen: Seen, pattern: Pattern): number[] {
  const { form, spellings, guarded = [] } = pattern
  const found: number[] = []
  for (let at = 0; at + form.length <= seen.form.length; at++) {
    // Passed over: what no spelling could make the same.
    at = spellings.length === 0 ? seen.form.indexOf(form, at) : likeAt(seen.form, pattern, at)
    if (at < 0) break
    let i = 0
    while (i < form.length && (seen.form[at + i] === form[i] || isSpelled(seen, pattern, at, i))) {
      i++
    }
    if (i < form.length) continue
    if (guarded.every((run) => passes(seen, run.guard, at + run.offset, run.text))) found.push(at)
  }
  return found
}

const likenesses = new WeakMap<Pattern, RegExp>()

/** The next place at which each unit is the pattern's own or one of a spelling there; -1 if none. */
function likeAt(text: string, pattern: Pattern, from: number): number {
  let like = likenesses.get(pattern)
  if (like === undefined) {
    const units = pattern.form.split('').map((unit, i) => {
      const others = pattern.spellings.map(({ offset, text: shown }) => shown[i - offset] ?? '')
      return `[${[unit, ...others].map(escaped).join('')}]`
    })
    like = new RegExp(units.join(''), 'g')
    likenesses.set(pattern, like)
  }
  like.lastIndex = from
  return like.exec(text)?.index ?? -1
}

function escaped(unit: string): string {
  return unit === '' ? '' : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** Whether the text shows some spelling around a unit of the pattern. */
function isSpelled(seen: Seen, pattern: Pattern, at: number, i: number): boolean {
  for (const { offset, text, guard } of pattern.spellings) {
    const inside = i - offset
    if (inside < 0 || inside >= text.length || text[inside] === pattern.form[i]) continue
    const start = at + offset
    if (start < 0 || !seen.form.startsWith(text, start)) continue
    if (passes(seen, guard, start, text)) return true
  }
  return false
}

function passes(seen: Seen, guard: Guard | undefined, start: number, text: string): boolean {
  if (guard === undefined) return true
  if (guard.script !== null && seen.script !== null && guard.script !== seen.script) return false
  if (!guard.wholeWords) return true
  return seen.wordStarts.has(start) && seen.wordStarts.has(start + text.length)
}

/** Pieces of several words, or the inside of one: no end of it, or only one with a word between. */
export function isAcross({ wordStarts }: Seen, { at, length }: Place): boolean {
  const begins = wordStarts.has(at)
  const ends = wordStarts.has(at + length)
  if (begins && ends) return false
  if (!begins && !ends) return true
  for (let inside = at + 1; inside < at + length; inside++) {
    if (wordStarts.has(inside)) return true
  }
  return false
}

function showsAsTyped({ text, map }: Seen, { at, length }: Place, term: QueryTerm): boolean {
  return shown(text, map, at, at + length) === typedCharacters(term.text)
}

const known = new Map<string, string>()

/** The characters of a term that are not ignored, its breaks as one, less those at its ends. */
export function typedCharacters(text: string): string {
  let characters = known.get(text)
  if (characters === undefined) {
    const map = searchForm(text)
    const to = map.text.replace(/\|+$/, '').length
    characters = shown(text, map, Math.max(0, map.text.search(/[^|]/)), to)
    known.set(text, characters)
  }
  return characters
}

/** The displayed characters of a stretch of a form; one that folded to several counts once. */
function shown(text: string, map: Seen['map'], from: number, to: number): string {
  let characters = ''
  for (let i = from; i < to; i++) {
    if (i > from && map.starts[i] === map.starts[i - 1]) continue
    characters += map.text[i] === '|' ? '|' : text.slice(map.starts[i], map.ends[i])
  }
  return characters
}
