import { searchForm, wordsOf } from '../analyze.ts'
import type { SearchEngine } from '../engine/search-engine.ts'
import type { ComparedText } from '../match/compared-text.ts'
import { TermMatcher, type TermPattern } from '../match/term-matcher.ts'
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

export function labelOf(text: string, script: Report['script']): Label {
  const map = searchForm(text)
  const { text: form } = map
  const starts = new Set(wordsOf(form).map(({ at }) => at))
  const compared = {
    units: Uint16Array.from({ length: form.length }, (_, i) => form.charCodeAt(i)),
    startsWord: (position: number) =>
      position === form.length || form.charAt(position) === BREAK || starts.has(position),
    scriptAt: () => script,
  }
  return { text, map, compared }
}

/** Where a term stands in a label. */
export function occurrencesIn({ compared }: Label, term: TermPattern, work: Work): Occurrence[] {
  const matcher = new TermMatcher(term, compared, work)
  const found: Occurrence[] = []
  for (let start = 0; start < compared.units.length; start++) {
    const length = matcher.lengthAt(start)
    if (length > 0) found.push({ start, end: start + length })
  }
  return found
}

/** Distinct titles or headings, and which of them hold a term. */
class Labels {
  readonly #labels: Label[] = []
  readonly #ids = new Map<string, number>()

  /** Number of a label; a text of another script is another label. */
  idOf(text: string, script: Report['script']): number {
    const key = `${script} ${text}`
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.add(text, script)
    this.#ids.set(key, id)
    return id
  }

  /** Number of a new label. */
  add(text: string, script: Report['script']): number {
    return this.#labels.push(labelOf(text, script)) - 1
  }

  /** For each label, 1 when the term stands in it and counts. */
  holding(term: QueryTerm, work: Work, counts?: Counts<Label>): Uint8Array {
    return Uint8Array.from(this.#labels, (label) => {
      const found = occurrencesIn(label, term, work)
      return found.some((one) => counts?.(term, one, label) ?? true) ? 1 : 0
    })
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
