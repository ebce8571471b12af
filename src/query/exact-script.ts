import { searchForm } from '../analyze.ts'
import type { SearchEngine, TermOccurrences } from '../engine/search-engine.ts'
import { IndexError } from '../errors.ts'
import { zeros } from '../match/room.ts'
import { UNITS_A_FOLD, type Work } from '../match/work.ts'
import type { MappedText } from '../model/mapped-text.ts'
import type { QueryTerm } from '../model/query.ts'
import type { CountsInSection } from './counting.ts'
import { type ShownOtherwise, shownOtherwise } from './shown-otherwise.ts'
import { readTyped, shows, type Typed } from './typed-characters.ts'
import { TypedVerdicts } from './typed-verdicts.ts'

/** So does reading one from the disk and comparing its checksum; and, once, learning what it shows. */
const UNITS_A_READ = 2

/** Looking where a term was typed passes over most of a text: so much less. */
const LOOKED_OF_A_UNIT = 16

/**
 * UTF-16 units of the texts that are held together, the last of them whole: with their folds about as many bytes as a
 * processor's cache.
 */
const HELD_UNITS = 1 << 16

/**
 * Counts the occurrences whose displayed characters are the typed ones: same script, width and
 * case. What forms leave out is left out here too, and any break is like any other.
 *
 * Nearly all sections are decided by what is known of them: in which characters they show each of a term's units. Of
 * others the text decides: typed characters that stand in it side by side are an occurrence, so where they stand so as
 * often as the term does, all of its occurrences count, and where one of them is missing, none. What is left is folded.
 * Texts are held until others are read.
 */
export function inExactScript(
  engine: Pick<
    SearchEngine,
    'section' | 'sectionCount' | 'textUnits' | 'formOrigins' | 'formLengths' | 'shows'
  >,
  work: Work,
): CountsInSection {
  const { formOrigins, formLengths } = engine
  const otherwise = shownOtherwise(engine)
  const typed = new Map<QueryTerm, Typed>()
  const typedOf = (term: QueryTerm): Typed => {
    const known = typed.get(term) ?? readTyped(term)
    typed.set(term, known)
    return known
  }
  // Texts that decide: of the same sections whatever was asked before, and so is their work.
  const deciding = new Map<number, Shown>()
  let held = 0
  const forget = () => {
    deciding.clear()
    held = 0
  }
  const shownIn = (section: number): Shown => {
    const known = deciding.get(section)
    if (known !== undefined) return known
    // Forms are a little shorter than their texts.
    if (held >= 2 * HELD_UNITS) forget()
    // A copy: what is read may be a small part of a large piece of memory.
    const units = engine.textUnits(section).slice()
    work.spend(units.length * UNITS_A_READ)
    const read = { units, folded: null }
    deciding.set(section, read)
    held += units.length
    return read
  }
  // Once a query, and whether a section is known or not: no answer depends on what was asked before.
  let looked: Uint8Array | undefined
  const lookAt = (sections: Uint32Array) => {
    looked ??= zeros(Uint8Array, engine.sectionCount)
    for (let i = 0; i < sections.length; i++) {
      const section = sections[i] as number
      if (looked[section] === 1) continue
      looked[section] = 1
      work.spend((formLengths[section] as number) * UNITS_A_READ)
      learn(engine, otherwise, section)
    }
  }
  const folded = (section: number): Folded => {
    const { text } = engine.section(section)
    work.spend(text.length * UNITS_A_FOLD)
    return { text, map: searchForm(text) }
  }
  return {
    among(terms, sections) {
      const asked = terms.map(typedOf)
      lookAt(sections)
      const verdicts = new TypedVerdicts(otherwise, asked, sections)
      return {
        stretch(from) {
          forget()
          let at = from
          for (let units = 0; at < sections.length && units < HELD_UNITS; at++) {
            units += formLengths[sections[at] as number] as number
          }
          return at
        },
        of(t, section, occurrences, i) {
          const { isPlain, isOnly, text: typed, units } = asked[t] as Typed
          const verdict = verdicts.of(t, section)
          if (verdict === 'nowhere') return null
          if (verdict === 'everywhere') {
            if (isOnly) return 'all'
            const { form } = terms[t] as QueryTerm
            return (start, end) => end - start === form.length && engine.shows(start, form)
          }
          const here = shownIn(section)
          const origin = formOrigins[section] as number
          if (isPlain) {
            work.spend(here.units.length / LOOKED_OF_A_UNIT)
            if (standsAsOften(units, here.units, occurrences, i, origin)) return 'all'
            if (units.some((unit) => !here.units.includes(unit))) return null
          }
          return (start, end) => {
            here.folded ??= folded(section)
            const { text, map } = here.folded
            return shows(typed, text, map, start - origin, end - origin)
          }
        },
      }
    },
    asWords: false,
    readsTexts: true,
  }
}

/**
 * Learns of all texts what the first query in its own script would wait for: 0.3 s and 4 MB at 100,000 sections. A text that
 * cannot be read any more is told to whoever asks for it.
 */
export function learnScripts(engine: Pick<SearchEngine, 'sectionCount' | 'textUnits'>): void {
  const otherwise = shownOtherwise(engine)
  try {
    for (let section = 0; section < engine.sectionCount; section++)
      learn(engine, otherwise, section)
  } catch (error) {
    if (!(error instanceof IndexError)) throw error
  }
}

function learn(
  engine: Pick<SearchEngine, 'textUnits'>,
  otherwise: ShownOtherwise,
  section: number,
): void {
  if (!otherwise.isKnown(section)) otherwise.learn(section, engine.textUnits(section))
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
