import { searchForm } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'
import { Kept } from '../kept.ts'
import type { Work } from '../match/work.ts'
import { BREAK } from '../model/break.ts'
import type { MappedText } from '../model/mapped-text.ts'
import type { QueryTerm } from '../model/query.ts'
import type { Counts } from './counting.ts'

/** Folding a character costs about as much as comparing this many. */
const UNITS_A_FOLD = 8

/** UTF-16 units of displayed text that stay folded while a query is answered. */
const KEPT_UNITS = 1 << 20

/**
 * Counts the occurrences whose displayed characters are the typed ones: same script, width and
 * case. What forms leave out is left out here too, and any break is like any other.
 */
export function inExactScript(engine: SearchEngine, work: Work): Counts<number> {
  const texts = new Kept<number, { text: string; map: MappedText }>(
    KEPT_UNITS,
    ({ text }) => text.length,
  )
  const read = (section: number) => {
    const { text } = engine.section(section)
    work.spend(text.length * UNITS_A_FOLD)
    const folded = { text, map: searchForm(text) }
    texts.set(section, folded)
    return folded
  }
  const typed = new Map<QueryTerm, string>()
  return (term, { start, end }, section) => {
    const { text, map } = texts.get(section) ?? read(section)
    const origin = engine.formOrigins[section] as number
    const asked = typed.get(term) ?? typedCharacters(term.text)
    typed.set(term, asked)
    return displayedCharacters(text, map, start - origin, end - origin) === asked
  }
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
