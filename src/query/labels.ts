import { searchForm } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'
import { oncePer } from '../kept.ts'
import type { ComparedText } from '../match/compared-text.ts'
import { zeros } from '../match/room.ts'
import { TermMatcher } from '../match/term-matcher.ts'
import { UNITS_A_FOLD, type Work } from '../match/work.ts'
import type { MappedText } from '../model/mapped-text.ts'
import type { QueryTerm } from '../model/query.ts'
import type { Report } from '../model/report.ts'
import type { Counts } from './counting.ts'
import { LabelForms } from './label-forms.ts'

/** A short displayed text, and what is asked of places in its form. */
export interface Label {
  readonly text: string
  readonly map: MappedText
  readonly compared: Pick<ComparedText, 'startsWord'>
}

type Script = Report['script']

/**
 * A value for each text of each script. Not keyed by both joined: a string that stays knows its hash, one that
 * is put together is read anew each time.
 */
class ByScript<Values> {
  readonly #values = new Map<Script, Values>()
  readonly #make: () => Values

  constructor(make: () => Values) {
    this.#make = make
  }

  of(script: Script): Values {
    let values = this.#values.get(script)
    if (values === undefined) {
      values = this.#make()
      this.#values.set(script, values)
    }
    return values
  }
}

/** Distinct titles or headings, and which of them hold a term. */
export class Labels {
  readonly #forms = new LabelForms()
  readonly #ids = new ByScript(() => new Map<string, number>())

  /** Number of a label; a text of another script is another label. */
  idOf(text: string, script: Script): number {
    const ids = this.#ids.of(script)
    const known = ids.get(text)
    if (known !== undefined) return known
    const id = this.add(text, script)
    ids.set(text, id)
    return id
  }

  /** Number of a new label. */
  add(text: string, script: Script): number {
    return this.#forms.add(text, script)
  }

  /** For each label, 1 when the term stands in it and counts. */
  holding(term: QueryTerm, work: Work, counts?: Counts<Label>): Uint8Array {
    const forms = this.#forms
    const holding = zeros(Uint8Array, forms.count)
    const positions: number[] = []
    const lengths: number[] = []
    new TermMatcher(term, forms, work).scan(0, forms.length, positions, lengths)
    // One for all occurrences in it: a long one may have thousands.
    let asked: Label | null = null
    for (let i = 0, label = 0; i < positions.length; i++) {
      const position = positions[i] as number
      for (; forms.startOf(label + 1) <= position; label++) asked = null
      const start = position - forms.startOf(label)
      const end = start + (lengths[i] as number)
      if (counts) asked ??= this.#label(label, work)
      if (!asked || counts?.(term, start, end, asked)) holding[label] = 1
    }
    return holding
  }

  #label(id: number, work: Work): Label {
    const forms = this.#forms
    const text = forms.textOf(id)
    const first = forms.startOf(id)
    let map: MappedText | null = null
    return {
      text,
      get map() {
        if (map === null) {
          work.spend(text.length * UNITS_A_FOLD)
          map = searchForm(text)
        }
        return map
      },
      compared: { startsWord: (position) => forms.startsWord(first + position) },
    }
  }
}

/** What stands above sections, gathered from an index once. */
export interface IndexLabels {
  readonly titles: Labels
  /** For each report, its title's number; -1 without one. */
  readonly titleOf: Int32Array
  readonly headings: Labels
  /** Numbers of the headings each section stands under, its own too, one section after the other. */
  readonly headingsOf: Uint32Array
  /** Where in `headingsOf` those of each section begin, and one more. */
  readonly headingStarts: Uint32Array
  /** For each report, a label of its title, agency and year, under its own ordinal. */
  readonly heads: Labels
}

export const labelsOf = oncePer((engine: SearchEngine): IndexLabels => {
  const titles = new Labels()
  const headings = new Labels()
  const titleOf = Int32Array.from({ length: engine.reportCount }, (_, ordinal) => {
    const { title, script } = engine.report(ordinal)
    return title === null ? -1 : titles.idOf(title, script)
  })
  const held: number[] = []
  const headingStarts = new Uint32Array(engine.sectionCount + 1)
  for (let section = 0; section < engine.sectionCount; section++) {
    const { script } = engine.report(engine.reportOf[section] as number)
    for (const text of engine.sectionHead(section).headings) held.push(headings.idOf(text, script))
    headingStarts[section + 1] = held.length
  }
  const headingsOf = Uint32Array.from(held)
  const heads = new Labels()
  for (let ordinal = 0; ordinal < engine.reportCount; ordinal++) {
    const { title, agency, year, script } = engine.report(ordinal)
    const head = [title, agency?.name, agency?.asWritten, year === null ? null : `${year}年`]
    heads.add(head.filter((part) => typeof part === 'string').join('\n'), script)
  }
  return { titles, titleOf, headings, headingsOf, headingStarts, heads }
})
