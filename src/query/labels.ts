import { searchForm, wordsOf } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'
import { oncePer } from '../kept.ts'
import type { ComparedText } from '../match/compared-text.ts'
import { seek } from '../match/section-sets.ts'
import { TermMatcher } from '../match/term-matcher.ts'
import type { Work } from '../match/work.ts'
import { BREAK } from '../model/break.ts'
import { codeUnits } from '../model/code-units.ts'
import type { MappedText } from '../model/mapped-text.ts'
import type { QueryTerm } from '../model/query.ts'
import type { Report } from '../model/report.ts'
import type { Counts } from './counting.ts'
import type { Occurrence } from './occurrences.ts'

/** A short displayed text, and how terms are compared with it. */
export interface Label {
  readonly text: string
  readonly map: MappedText
  readonly compared: ComparedText
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

function labelOf(text: string, script: Script): Label {
  const map = searchForm(text)
  const { text: form } = map
  // Only guards and boundaries ask where words start, and cutting words is what takes time.
  let starts: ReadonlySet<number> | undefined
  const startsWord = (position: number) => {
    starts ??= new Set([...wordsOf(form).map(({ at }) => at), form.length])
    return starts.has(position) || form.charAt(position) === BREAK
  }
  const units = codeUnits(form).slice(0, form.length)
  return { text, map, compared: { units, startsWord, scriptAt: () => script } }
}

/** Labels one after the other with a separator, 0, behind each: they are scanned as one text. */
interface JoinedLabels extends ComparedText {
  /** Where each label begins, and one more. */
  readonly starts: Uint32Array
}

function joined(labels: readonly Label[]): JoinedLabels {
  const starts = new Uint32Array(labels.length + 1)
  labels.forEach(({ compared }, i) => {
    starts[i + 1] = (starts[i] as number) + compared.units.length + 1
  })
  const units = new Uint16Array(starts.at(-1) ?? 0)
  labels.forEach(({ compared }, i) => {
    units.set(compared.units, starts[i] as number)
  })
  const labelAt = (position: number) => seek(starts, position + 1, 0) - 1
  return {
    starts,
    units,
    startsWord(position) {
      const label = labelAt(position)
      return labels[label]?.compared.startsWord(position - (starts[label] as number)) ?? false
    },
    scriptAt: (position) => labels[labelAt(position)]?.compared.scriptAt(0) ?? null,
  }
}

/** Distinct titles or headings, and which of them hold a term. */
export class Labels {
  readonly #labels: Label[] = []
  readonly #ids = new ByScript(() => new Map<string, number>())
  #joined: JoinedLabels | undefined

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
    this.#joined = undefined
    return this.#labels.push(labelOf(text, script)) - 1
  }

  label(id: number): Label {
    const label = this.#labels[id]
    if (label === undefined) throw new RangeError(`no label ${id}`)
    return label
  }

  /** Where a term stands and counts, label by label. */
  occurrences(
    term: QueryTerm,
    work: Work,
    counts?: Counts<Label>,
  ): ({ readonly label: number } & Occurrence)[] {
    const found: ({ readonly label: number } & Occurrence)[] = []
    this.#each(term, work, counts, (label, start, end) => found.push({ label, start, end }))
    return found
  }

  /** For each label, 1 when the term stands in it and counts. */
  holding(term: QueryTerm, work: Work, counts?: Counts<Label>): Uint8Array {
    const holding = new Uint8Array(this.#labels.length)
    this.#each(term, work, counts, (label) => {
      holding[label] = 1
    })
    return holding
  }

  #each(
    term: QueryTerm,
    work: Work,
    counts: Counts<Label> | undefined,
    visit: (label: number, start: number, end: number) => void,
  ): void {
    this.#joined ??= joined(this.#labels)
    const { starts, units } = this.#joined
    const positions: number[] = []
    const lengths: number[] = []
    new TermMatcher(term, this.#joined, work).scan(0, units.length, positions, lengths)
    for (let i = 0, label = 0; i < positions.length; i++) {
      const position = positions[i] as number
      while ((starts[label + 1] as number) <= position) label++
      const start = position - (starts[label] as number)
      const end = start + (lengths[i] as number)
      if (counts?.(term, start, end, this.label(label)) ?? true) visit(label, start, end)
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
