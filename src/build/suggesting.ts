import type { AnalyzedSection } from '../model/analyzed.ts'
import type { Report } from '../model/report.ts'
import { SuggestionCollector } from '../suggest/collect.ts'
import { Phrases } from '../suggest/phrases.ts'
import { isRead, stepOf } from '../suggest/sections-read.ts'
import type { Suggestion } from '../suggest/suggestion.ts'
import { formatSuggestions, parseSuggestions } from '../suggest/suggestions-file.ts'
import { FOLDS } from './analysis.ts'
import {
  type EarlierSources,
  earlierSources,
  noSources,
  type PackedSources,
  packSource,
  phraseSource,
  type SuggestionColumns,
  type SuggestionSource,
  sourcesIn,
} from './suggestion-sources.ts'

/** All reports of an index in order: those of an earlier generation by their place there, and what is new. */
export interface SuggestionTask {
  readonly earlier: EarlierSources | null
  /** Of each report where it stood; -1 for the next of those that are new. */
  readonly order: readonly number[]
  readonly own: PackedSources
  /** Of the new ones. */
  readonly columns: SuggestionColumns
}

/** Gathers what suggestions are made of, report by report in the order of the index. */
export class TaskBuilder {
  readonly #order: number[] = []
  readonly #own = noSources()

  add(source: SuggestionSource): void {
    this.#order.push(NEW)
    packSource(this.#own, source)
  }

  /** @param ordinal of a report of the earlier generation. */
  addKnown(ordinal: number): void {
    this.#order.push(ordinal)
  }

  task(columns: SuggestionColumns, earlier: EarlierSources | null): SuggestionTask {
    return { earlier, order: this.#order, own: this.#own, columns }
  }
}

const NEW = -1

/** What could be meant when people type, as the index keeps it. @param ahead what was made of the earlier reports, if anything. */
export function makeSuggestions(task: SuggestionTask, ahead = aheadOf(task.earlier)): string {
  const reports = reportsOf(task, ahead)
  const sections = reports.reduce((sum, { source }) => sum + source.sections.length, 0)
  const phrases = (ahead && phrasesWith(ahead, reports, sections)) ?? phrasesOf(reports, sections)
  const collector = new SuggestionCollector(FOLDS, sections, phrases)
  for (const { source } of reports) collector.addNames(source.names)
  return formatSuggestions(collector.finish(ahead?.suggestions))
}

/** What suggestions take that is known before what is new was read. */
export interface Ahead {
  readonly sources: readonly SuggestionSource[]
  /** Ordinal of each report's first section. */
  readonly firsts: readonly number[]
  readonly suggestions: readonly Suggestion[]
  /** Of one section in so many; those that were read, by report. */
  readonly step: number
  readonly read: readonly (readonly number[])[]
  /** Null when they are of no use: what they hold is then free before others are read. */
  phrases: Phrases | null
}

/** Reads the phrases of the earlier reports: those of few others are inserted later. */
export function aheadOf(earlier: EarlierSources | null): Ahead | null {
  if (earlier === null) return null
  const sources = earlierSources(earlier)
  const total = sources.reduce((sum, { sections }) => sum + sections.length, 0)
  const step = stepOf(total)
  const phrases = new Phrases(FOLDS.fold, total, { keeps: true })
  let first = 0
  const firsts: number[] = []
  const read = sources.map(({ script, sections }) => {
    firsts.push(first)
    const places = placesRead(sections, step)
    for (const at of places) {
      if (phrases.isWhole) phrases.add(phraseSource(earlier.columns, first + at), script)
    }
    first += sections.length
    return places
  })
  return {
    sources,
    firsts,
    suggestions: parseSuggestions(earlier.spoken),
    step,
    read,
    phrases,
  }
}

function placesRead(sections: readonly string[], step: number): number[] {
  const places: number[] = []
  sections.forEach((id, place) => {
    if (isRead(id, step)) places.push(place)
  })
  return places
}

/** A report of the index. */
interface Placed {
  readonly source: SuggestionSource
  /** Of the earlier generation; -1 for a new one. */
  readonly ordinal: number
  readonly columns: SuggestionColumns
  /** Its first section there, and in the index. */
  readonly first: number
  readonly place: number
}

function reportsOf(
  { earlier, order, own, columns }: SuggestionTask,
  ahead: Ahead | null,
): Placed[] {
  const news = sourcesIn(own)
  let [first, place] = [0, 0]
  return order.map((ordinal) => {
    const isNew = ordinal === NEW
    const source = isNew ? (news.next().value as SuggestionSource) : ahead?.sources[ordinal]
    if (!source || !(isNew || earlier)) throw new RangeError(`no report ${ordinal}`)
    const placed = isNew
      ? { source, ordinal, columns, first, place }
      : {
          source,
          ordinal,
          columns: (earlier as EarlierSources).columns,
          first: ahead?.firsts[ordinal] as number,
          place,
        }
    if (isNew) first += source.sections.length
    place += source.sections.length
    return placed
  })
}

/** Inserting a section takes some three times as long as reading it. */
const WORTH_INSERTING = 1 / 4

/**
 * The phrases that were read with those of the new reports; null when it must be done anew: other sections are
 * to be read, some that were read are gone, too many are new, or some phrases were forgotten.
 */
function phrasesWith(ahead: Ahead, reports: readonly Placed[], sections: number): Phrases | null {
  const phrases = insertedInto(ahead, reports, sections)
  ahead.phrases = null
  return phrases
}

function insertedInto(
  { step, read, phrases }: Ahead,
  reports: readonly Placed[],
  sections: number,
): Phrases | null {
  if (stepOf(sections) !== step || !phrases?.isWhole) return null
  const places: number[] = []
  for (const { ordinal, place } of reports) {
    for (const at of read[ordinal] ?? []) places.push(place + at)
  }
  if (places.length < read.reduce((sum, { length }) => sum + length, 0)) return null
  const news = reports.flatMap((report) =>
    report.ordinal === NEW
      ? placesRead(report.source.sections, step).map((at) => ({ ...report, at }))
      : [],
  )
  if (news.length > WORTH_INSERTING * places.length) return null
  phrases.open(places)
  for (const { source, columns, first, place, at } of news) {
    phrases.insert(phraseSource(columns, first + at), source.script, place + at)
    // Nothing is forgotten while sections are inserted, so that they would take more and more.
    if (!phrases.isWhole) return null
  }
  return phrases
}

function phrasesOf(reports: readonly Placed[], sections: number): Phrases {
  const phrases = new Phrases(FOLDS.fold, sections)
  const step = stepOf(sections)
  for (const { source, columns, first } of reports) {
    for (const at of placesRead(source.sections, step)) {
      phrases.add(phraseSource(columns, first + at), source.script)
    }
  }
  return phrases
}

/** The same of reports that are at hand. */
export function suggestionsOf(
  reports: Iterable<{
    readonly report: Pick<Report, 'agency' | 'script'>
    readonly sections: readonly AnalyzedSection[]
  }>,
): string {
  const collector = new SuggestionCollector(FOLDS)
  for (const { report, sections } of reports) collector.add(report, sections)
  return formatSuggestions(collector.finish())
}
