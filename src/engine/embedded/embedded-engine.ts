import type { AnalyzedSection } from '../../model/analyzed.ts'
import type { Section } from '../../model/section.ts'
import type { Matches, SearchEngine, StoredReport, TermPattern } from '../search-engine.ts'
import { type Collection, CollectionBuilder, leadWeight } from './collection.ts'
import { fromFiles, toFiles } from './files.ts'
import { load, publish } from './generation.ts'
import { match } from './match.ts'
import { SectionPlaces } from './section-places.ts'
import { WordIndex } from './words.ts'

/** A report ready to be indexed. */
export interface AnalyzedReport {
  readonly report: StoredReport
  readonly sections: readonly AnalyzedSection[]
}

/**
 * Publishes an index of reports in a folder. @returns the id of its generation.
 *
 * @param reports in the order of their ids.
 * @param analysis fingerprint of the analysis they went through.
 */
export async function writeIndex(
  folder: string,
  analysis: string,
  reports: Iterable<AnalyzedReport>,
): Promise<string> {
  return publish(folder, analysis, toFiles(collect(reports)))
}

/** An engine over reports that are not stored: for tests and measurements. */
export function engineInMemory(reports: Iterable<AnalyzedReport>): SearchEngine {
  return new EmbeddedEngine('in memory', collect(reports))
}

function collect(reports: Iterable<AnalyzedReport>): Collection {
  const builder = new CollectionBuilder()
  for (const { report, sections } of reports) builder.add(report, sections)
  return builder.finish()
}

/** @throws IndexError */
export async function openEngine(folder: string, analysis: string): Promise<SearchEngine> {
  const { id, files } = await load(folder, analysis)
  return new EmbeddedEngine(id, fromFiles(files))
}

/** The engine in one process: grams decide what matches, FlexSearch keeps the words. */
class EmbeddedEngine implements SearchEngine {
  readonly generation: string
  readonly reportOf: Uint32Array
  readonly formLeads: Uint32Array
  readonly formOrigins: Uint32Array
  readonly formLengths: Uint32Array
  readonly averageFormLength: number
  readonly leadWeights: Uint8Array
  readonly wordFrequencies = WordIndex.frequencies
  readonly #collection: Collection
  readonly #places: SectionPlaces
  readonly #ordinals: ReadonlyMap<string, number>
  /** Ordinal of each report's first section, and one more. */
  readonly #firstSections: Uint32Array

  constructor(generation: string, collection: Collection) {
    const { formStarts, reports } = collection
    this.generation = generation
    this.#collection = collection
    this.reportOf = collection.reportOf
    this.formLeads = collection.formLeads
    this.formOrigins = formStarts
    this.#places = new SectionPlaces(formStarts)
    this.formLengths = this.reportOf.map((_, section) => this.#places.lengthOf(section))
    this.averageFormLength =
      this.formLengths.reduce((sum, length) => sum + length, 0) /
      Math.max(1, this.formLengths.length)
    this.leadWeights = Uint8Array.from(
      reports.flatMap(({ sections }) => sections.map(({ lead }) => leadWeight(lead))),
    )
    this.#ordinals = new Map(reports.map(({ report }, ordinal) => [report.id, ordinal]))
    this.#firstSections = new Uint32Array(reports.length + 1)
    reports.forEach(({ sections }, i) => {
      this.#firstSections[i + 1] = (this.#firstSections[i] as number) + sections.length
    })
  }

  get reportCount(): number {
    return this.#collection.reports.length
  }

  get sectionCount(): number {
    return this.reportOf.length
  }

  match(terms: readonly TermPattern[]): Matches {
    return match({ grams: this.#collection.grams, places: this.#places }, terms)
  }

  boundary(position: number, length: number): number {
    return this.#collection.wordStarts.boundary(position, length)
  }

  wordSlots(word: string): readonly (readonly number[])[] {
    return this.#collection.words.slots(word)
  }

  report(ordinal: number): StoredReport {
    return this.#record(ordinal).report
  }

  findReport(id: string): number | undefined {
    return this.#ordinals.get(id)
  }

  sectionsOf(report: number): readonly [number, number] {
    const first = this.#firstSections[report] as number
    return [first, first + this.#record(report).sections.length]
  }

  section(ordinal: number): Section {
    const report = this.reportOf[ordinal]
    if (report === undefined) throw new RangeError(`no section ${ordinal}`)
    const record = this.#record(report).sections[ordinal - (this.#firstSections[report] as number)]
    if (record === undefined) throw new RangeError(`no section ${ordinal}`)
    const { texts, textStarts } = this.#collection
    const text = texts.toString(
      'utf16le',
      (textStarts[ordinal] as number) * 2,
      (textStarts[ordinal + 1] as number) * 2,
    )
    return { ...record, text }
  }

  #record(report: number) {
    const record = this.#collection.reports[report]
    if (record === undefined) throw new RangeError(`no report ${report}`)
    return record
  }
}
