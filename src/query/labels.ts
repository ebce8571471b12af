import { searchForm, wordsOf } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'
import { Kept } from '../kept.ts'
import type { ComparedText } from '../match/compared-text.ts'
import { seek } from '../match/section-sets.ts'
import { TermMatcher } from '../match/term-matcher.ts'
import type { Work } from '../match/work.ts'
import { BREAK } from '../model/break.ts'
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

/** UTF-16 units of the labels of hits that are kept: some thousands, as the pages of a day show again and again. */
const KEPT_UNITS = 1 << 17

const kept = new Kept<string, Label>(KEPT_UNITS, ({ text }) => text.length)

/** A label that many pages may show: folded once as long as it is kept. */
function keptLabel(text: string, script: Report['script']): Label {
  const key = keyOf(text, script)
  const known = kept.get(key)
  if (known !== undefined) return known
  const label = labelOf(text, script)
  kept.set(key, label)
  return label
}

function keyOf(text: string, script: Report['script']): string {
  return `${script} ${text}`
}

function labelOf(text: string, script: Report['script']): Label {
  const map = searchForm(text)
  const { text: form } = map
  // Only guards and boundaries ask where words start, and cutting words is what takes time.
  let starts: ReadonlySet<number> | undefined
  const startsWord = (position: number) => {
    starts ??= new Set([...wordsOf(form).map(({ at }) => at), form.length])
    return starts.has(position) || form.charAt(position) === BREAK
  }
  const units = new Uint16Array(form.length)
  for (let i = 0; i < units.length; i++) units[i] = form.charCodeAt(i)
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
  readonly #ids = new Map<string, number>()
  #joined: JoinedLabels | undefined
  readonly #make: typeof labelOf

  /** @param areShown whether they are those of a page, which other pages may show too. */
  constructor({ areShown = false } = {}) {
    this.#make = areShown ? keptLabel : labelOf
  }

  /** Number of a label; a text of another script is another label. */
  idOf(text: string, script: Report['script']): number {
    const key = keyOf(text, script)
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.add(text, script)
    this.#ids.set(key, id)
    return id
  }

  /** Number of a new label. */
  add(text: string, script: Report['script']): number {
    this.#joined = undefined
    return this.#labels.push(this.#make(text, script)) - 1
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
    this.#joined ??= joined(this.#labels)
    const { starts, units } = this.#joined
    const positions: number[] = []
    const lengths: number[] = []
    new TermMatcher(term, this.#joined, work).scan(0, units.length, positions, lengths)
    let label = 0
    return positions.flatMap((position, i) => {
      while ((starts[label + 1] as number) <= position) label++
      const start = position - (starts[label] as number)
      const one = { label, start, end: start + (lengths[i] as number) }
      return (counts?.(term, one, this.label(label)) ?? true) ? [one] : []
    })
  }

  /** For each label, 1 when the term stands in it and counts. */
  holding(term: QueryTerm, work: Work, counts?: Counts<Label>): Uint8Array {
    const holding = new Uint8Array(this.#labels.length)
    for (const { label } of this.occurrences(term, work, counts)) holding[label] = 1
    return holding
  }
}

/** What stands above sections, gathered from an index once. */
export interface IndexLabels {
  readonly titles: Labels
  /** For each report, its title's number; -1 without one. */
  readonly titleOf: Int32Array
  readonly headings: Labels
  /** For each section, the numbers of the headings it stands under, its own too. */
  readonly headingsOf: readonly (readonly number[])[]
  /** For each report, a label of its title, agency and year, under its own ordinal. */
  readonly heads: Labels
}

const gathered = new WeakMap<SearchEngine, IndexLabels>()

export function labelsOf(engine: SearchEngine): IndexLabels {
  const known = gathered.get(engine)
  if (known !== undefined) return known
  const titles = new Labels()
  const headings = new Labels()
  const titleOf = Int32Array.from({ length: engine.reportCount }, (_, ordinal) => {
    const { title, script } = engine.report(ordinal)
    return title === null ? -1 : titles.idOf(title, script)
  })
  const headingsOf = Array.from({ length: engine.sectionCount }, (_, section) => {
    const { script } = engine.report(engine.reportOf[section] as number)
    return engine.sectionHead(section).headings.map((text) => headings.idOf(text, script))
  })
  const heads = new Labels()
  for (let ordinal = 0; ordinal < engine.reportCount; ordinal++) {
    const { title, agency, year, script } = engine.report(ordinal)
    const head = [title, agency?.name, agency?.asWritten, year === null ? null : `${year}年`]
    heads.add(head.filter((part) => typeof part === 'string').join('\n'), script)
  }
  const labels = { titles, titleOf, headings, headingsOf, heads }
  gathered.set(engine, labels)
  return labels
}
