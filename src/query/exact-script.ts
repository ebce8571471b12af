import { searchForm } from '../analyze.ts'
import type { SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import type { Work } from '../match/work.ts'
import { BREAK, BREAK_UNIT } from '../model/break.ts'
import type { MappedText } from '../model/mapped-text.ts'
import type { QueryTerm } from '../model/query.ts'
import type { CountsInSection } from './counting.ts'

/** Folding a character costs about as much as comparing this many. */
const UNITS_A_FOLD = 8

/** So does reading one and looking where terms are typed. */
const UNITS_A_READ = 2

/**
 * UTF-16 units of the texts that are held together, the last of them whole: with their folds about as many bytes as a
 * processor's cache.
 */
const HELD_UNITS = 1 << 16

/**
 * Counts the occurrences whose displayed characters are the typed ones: same script, width and
 * case. What forms leave out is left out here too, and any break is like any other.
 *
 * Most sections are decided by a look at their text: typed characters that stand in it side by side are an
 * occurrence, so where they stand so as often as the term does, all of its occurrences count, and where one of
 * them is missing, none. Other texts are folded. Texts are held until others are read.
 */
export function inExactScript(
  engine: Pick<SearchEngine, 'section' | 'textUnits' | 'formOrigins'>,
  work: Work,
): CountsInSection {
  const typed = new Map<QueryTerm, Typed>()
  let last: { term: QueryTerm; typed: Typed } | undefined
  const typedOf = (term: QueryTerm): Typed => {
    if (last?.term === term) return last.typed
    const known = typed.get(term) ?? readTyped(term)
    typed.set(term, known)
    last = { term, typed: known }
    return known
  }
  const shown = new Map<number, Shown>()
  const readShown = (section: number): Shown => {
    const units = engine.textUnits(section)
    work.spend(units.length * UNITS_A_READ)
    const read = { units, folded: null }
    shown.set(section, read)
    return read
  }
  const shownIn = (section: number): Shown => {
    const known = shown.get(section)
    if (known !== undefined) return known
    shown.clear()
    return readShown(section)
  }
  const folded = (section: number): Folded => {
    const { text } = engine.section(section)
    work.spend(text.length * UNITS_A_FOLD)
    return { text, map: searchForm(text) }
  }
  return {
    read(sections, from) {
      shown.clear()
      let held = 0
      let at = from
      while (at < sections.length && held < HELD_UNITS) {
        held += readShown(sections[at++] as number).units.length
      }
      return at
    },
    of(term, section, occurrences, i) {
      const asked = typedOf(term)
      const here = shownIn(section)
      const origin = engine.formOrigins[section] as number
      if (asked.isPlain) {
        if (standsAsOften(asked.units, here.units, occurrences, i, origin)) return 'all'
        if (asked.units.some((unit) => !here.units.includes(unit))) return null
      }
      return (start, end) => {
        here.folded ??= folded(section)
        const { text, map } = here.folded
        return shows(asked.text, text, map, start - origin, end - origin)
      }
    },
  }
}

/** What a section shows; folded only where it takes that. */
interface Shown {
  readonly units: Uint16Array
  folded: Folded | null
}

interface Folded {
  readonly text: string
  readonly map: MappedText
}

/** The characters of a term as typed. */
interface Typed {
  readonly text: string
  readonly units: Uint16Array
  /** Whether each of them stands in forms by itself, whatever stands beside it. */
  readonly isPlain: boolean
}

function readTyped(term: QueryTerm): Typed {
  const text = typedCharacters(term.text)
  const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return { text, units, isPlain: isPlain(text) }
}

/**
 * Whether a text shows typed characters side by side at a place of its own for each occurrence of their term. What
 * forms leave out parts the places in a text from those in its form, more and more, so each is looked for from as
 * far behind its place in the form as the one before was found. Where a text is shorter than its form, as ㎡ is
 * than m2, the answer may be no although they do.
 */
function standsAsOften(
  typed: Uint16Array,
  text: Uint16Array,
  { positions, firsts, ends }: TermOccurrences,
  i: number,
  origin: number,
): boolean {
  const past = ends[i] as number
  const last = text.length - typed.length
  const begin = typed[0]
  let at = -1
  let behind = 0
  for (let k = firsts[i] as number; k < past; k++) {
    const inForm = (positions[k] as number) - origin
    at = Math.max(at + 1, inForm + behind)
    while (at <= last && (text[at] !== begin || !isAt(typed, text, at))) at++
    if (at > last) return false
    behind = Math.max(behind, at - inForm)
  }
  return true
}

function isAt(typed: Uint16Array, text: Uint16Array, at: number): boolean {
  let k = 0
  while (k < typed.length && text[at + k] === typed[k]) k++
  return k === typed.length
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
