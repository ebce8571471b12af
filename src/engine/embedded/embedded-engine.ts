import { boundaryAt } from '../../match/boundary.ts'
import type { TermPattern } from '../../match/term-matcher.ts'
import { Work } from '../../match/work.ts'
import type { AnalyzedSection } from '../../model/analyzed.ts'
import type { Section } from '../../model/section.ts'
import type {
  Matches,
  SearchEngine,
  SectionHead,
  StoredReport,
  Unit,
  WordPostings,
} from '../search-engine.ts'
import { type Collection, CollectionBuilder, type Contents, leadWeight } from './collection.ts'
import { fromFiles, toFiles } from './files.ts'
import { FormsText } from './forms-text.ts'
import { load } from './generations/load.ts'
import { publish } from './generations/publish.ts'
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
 * @param suggestions text of what could be meant; given back as it is.
 */
export async function writeIndex(
  folder: string,
  analysis: string,
  reports: Iterable<AnalyzedReport>,
  suggestions = '',
): Promise<string> {
  const contents = collect(reports, suggestions)
  const { collection } = contents
  const counts = { reports: collection.reports.length, sections: collection.reportOf.length }
  return publish(folder, { analysis, counts }, toFiles(contents))
}

/** An engine over reports that are not stored: for tests and measurements. */
export function engineInMemory(reports: Iterable<AnalyzedReport>, suggestions = ''): SearchEngine {
  return new EmbeddedEngine('in memory', collect(reports, suggestions))
}

function collect(reports: Iterable<AnalyzedReport>, suggestions: string): Contents {
  const builder = new CollectionBuilder()
  for (const { report, sections } of reports) builder.add(report, sections)
  return builder.finish(suggestions)
}

/** @throws IndexError */
export async function openEngine(folder: string, analysis: string): Promise<SearchEngine> {
  const { id, files, notice } = await load(folder, analysis)
  return new EmbeddedEngine(id, fromFiles(files), notice)
}

/** The engine in one process: grams decide what matches, FlexSearch keeps the words. */
class EmbeddedEngine implements SearchEngine {
  readonly generation: string
  readonly notice: string | null
  readonly reportOf: Uint32Array
  readonly formLeads: Uint32Array
  readonly formOrigins: Uint32Array
  readonly formLengths: Uint32Array
  readonly averageFormLength: number
  readonly leadWeights: Uint8Array
  readonly #collection: Collection
  readonly #words: WordIndex
  readonly #text: FormsText
  readonly #ordinals: ReadonlyMap<string, number>
  /** Ordinal of each report's first section, and one more. */
  readonly #firstSections: Uint32Array

  constructor(generation: string, { collection, words }: Contents, notice: string | null = null) {
    const { formStarts, reports } = collection
    this.generation = generation
    this.notice = notice
    this.#collection = collection
    this.#words = new WordIndex(words)
    this.reportOf = collection.reportOf
    this.formLeads = collection.formLeads
    this.formOrigins = formStarts
    const places = new SectionPlaces(formStarts)
    const scripts = reports.map(({ report }) => report.script)
    const scriptOf = (section: number) => scripts[collection.reportOf[section] as number] ?? null
    this.#text = new FormsText(collection.grams, places, collection.wordStarts, scriptOf)
    this.formLengths = this.reportOf.map((_, section) => places.lengthOf(section))
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

  match(terms: readonly TermPattern[], work = new Work(), among?: Uint32Array): Matches {
    return match(this.#text, terms, work, among)
  }

  boundary(position: number, length: number): number {
    return boundaryAt(this.#text, position, length)
  }

  shows(position: number, form: string): boolean {
    const { units } = this.#text
    for (let i = 0; i < form.length; i++) {
      if (units[position + i] !== form.charCodeAt(i)) return false
    }
    return true
  }

  endOf(unit: Unit, position: number): number {
    const { sentenceEnds, paragraphEnds } = this.#collection
    return (unit === 'sentence' ? sentenceEnds : paragraphEnds).next(position)
  }

  wordPostings(word: string): readonly WordPostings[] {
    return this.#words.postings(word)
  }

  get suggestions(): string {
    return this.#collection.suggestions
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

  sectionHead(ordinal: number): SectionHead {
    const report = this.reportOf[ordinal]
    if (report === undefined) throw new RangeError(`no section ${ordinal}`)
    const head = this.#record(report).sections[ordinal - (this.#firstSections[report] as number)]
    if (head === undefined) throw new RangeError(`no section ${ordinal}`)
    return head
  }

  section(ordinal: number): Section {
    const head = this.sectionHead(ordinal)
    const { texts, textStarts } = this.#collection
    const text = texts.toString(
      'utf16le',
      (textStarts[ordinal] as number) * 2,
      (textStarts[ordinal + 1] as number) * 2,
    )
    return { ...head, text }
  }

  #record(report: number) {
    const record = this.#collection.reports[report]
    if (record === undefined) throw new RangeError(`no report ${report}`)
    return record
  }
}
