import { searchForm } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'
import type { Work } from '../match/work.ts'
import { BREAK, BREAK_UNIT } from '../model/break.ts'
import type { MappedText } from '../model/mapped-text.ts'
import type { QueryTerm } from '../model/query.ts'
import type { CountsInSection } from './counting.ts'

/** Folding a character costs about as much as comparing this many. */
const UNITS_A_FOLD = 8

/** So does reading one and looking whether it is typed somewhere. */
const UNITS_A_READ = 2

/**
 * Counts the occurrences whose displayed characters are the typed ones: same script, width and
 * case. What forms leave out is left out here too, and any break is like any other.
 *
 * Most sections are decided by a look at their text: typed characters that stand in it side by side are an
 * occurrence, so where they stand so as often as the term does, all of its occurrences count, and where one of
 * them is missing, none. Other texts are folded. Sections are best asked about in order: only the last one is kept.
 */
export function inExactScript(engine: SearchEngine, work: Work): CountsInSection {
  const typed = new TypedTexts()
  let text = ''
  let map = searchForm('')
  let read = -1
  let folded = -1
  return {
    of(term, section, occurrences) {
      const asked = typed.of(term)
      if (section !== read || asked.isNew) {
        const units = engine.textUnits(section)
        work.spend(units.length * UNITS_A_READ)
        typed.count(units)
        read = section
      }
      if (asked.isPlain) {
        if (asked.count === occurrences) return 'all'
        if (asked.count === 0 && typed.lacksAny(asked)) return null
      }
      const origin = engine.formOrigins[section] as number
      return (start, end) => {
        if (section !== folded) {
          text = engine.section(section).text
          work.spend(text.length * UNITS_A_FOLD)
          map = searchForm(text)
          folded = section
        }
        return shows(asked.text, text, map, start - origin, end - origin)
      }
    },
  }
}

/** The characters of a term as typed, and where they stand in the last text. */
interface Typed {
  readonly text: string
  /** Whether each of them stands in forms by itself, whatever stands beside it. */
  readonly isPlain: boolean
  readonly next: Typed | undefined
  /** How often they stand side by side. */
  count: number
  /** Whether no text was looked at yet. */
  isNew: boolean
}

/** The typed characters of all terms asked for, counted in one walk through a text. */
class TypedTexts {
  readonly #typed = new Map<QueryTerm, Typed>()
  /** Those that begin with a unit. */
  readonly #starting = new Map<number, Typed>()
  /** For each unit, 0 when no term holds it, else one more than the number of the last text that did. */
  readonly #seen = new Uint32Array(1 << 16)
  #texts = 1

  of(term: QueryTerm): Typed {
    const known = this.#typed.get(term)
    if (known !== undefined) return known
    const text = typedCharacters(term.text)
    const first = text.charCodeAt(0)
    const next = this.#starting.get(first)
    const typed: Typed = { text, isPlain: isPlain(text), next, count: 0, isNew: true }
    this.#typed.set(term, typed)
    this.#starting.set(first, typed)
    for (let i = 0; i < text.length; i++) this.#seen[text.charCodeAt(i)] = 1
    return typed
  }

  count(units: Uint16Array): void {
    for (const typed of this.#typed.values()) {
      typed.count = 0
      typed.isNew = false
    }
    const now = ++this.#texts
    const seen = this.#seen
    for (let i = 0; i < units.length; i++) {
      const unit = units[i] as number
      if (seen[unit] === 0) continue
      seen[unit] = now
      for (let typed = this.#starting.get(unit); typed !== undefined; typed = typed.next) {
        const { text } = typed
        let k = 1
        while (k < text.length && units[i + k] === text.charCodeAt(k)) k++
        if (k === text.length) typed.count++
      }
    }
  }

  /** Whether the last text has one of the characters nowhere. */
  lacksAny({ text }: Typed): boolean {
    for (let i = 0; i < text.length; i++) {
      if (this.#seen[text.charCodeAt(i)] !== this.#texts) return true
    }
    return false
  }
}

/** Whether characters fold to one unit each that no neighbour decides. */
function isPlain(text: string): boolean {
  const { ends } = searchForm(text)
  const isEachOneUnit = ends.length === text.length && ends.every((end, i) => end === i + 1)
  return isEachOneUnit && /^[\p{L}\p{Nd}]+$/u.test(text)
}

/** Whether a piece of a text's form comes from just these characters: see `displayedCharacters`. */
function shows(
  asked: string,
  text: string,
  { text: form, starts, ends }: MappedText,
  from: number,
  to: number,
): boolean {
  let at = 0
  let last = -1
  for (let i = from; i < to; i++) {
    const start = starts[i] as number
    if (start === last) continue
    last = start
    if (form.charCodeAt(i) === BREAK_UNIT) {
      if (asked.charCodeAt(at++) !== BREAK_UNIT) return false
      continue
    }
    const end = ends[i] as number
    for (let k = start; k < end; k++)
      if (text.charCodeAt(k) !== asked.charCodeAt(at++)) return false
  }
  return at === asked.length
}

/** The characters of a term as typed. */
export function typedCharacters(text: string): string {
  const map = searchForm(text)
  const from = map.text.startsWith(BREAK) ? 1 : 0
  const to = map.text.endsWith(BREAK) ? map.text.length - 1 : map.text.length
  return displayedCharacters(text, map, from, to)
}

/** The characters of the text that a piece of its form comes from. */
export function displayedCharacters(
  text: string,
  map: MappedText,
  from: number,
  to: number,
): string {
  let shown = ''
  let last = -1
  for (let i = from; i < to; i++) {
    const start = map.starts[i] as number
    // One character may fold to several: ㎡ is m2.
    if (start === last) continue
    last = start
    shown += map.text[i] === BREAK ? BREAK : text.slice(start, map.ends[i])
  }
  return shown
}
