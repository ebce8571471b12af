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
  TermOccurrences,
  Unit,
  WordPostings,
} from '../search-engine.ts'
import { type Collection, CollectionBuilder, type Contents, leadWeight } from './collection.ts'
import { fromFiles, TEXTS, toFiles } from './files.ts'
import { FormsText } from './forms-text.ts'
import { heldFile } from './generations/held-file.ts'
import { load } from './generations/load.ts'
import type { GenerationFiles } from './generations/manifest.ts'
import { publish } from './generations/publish.ts'
import { match } from './match.ts'
import { SectionPlaces } from './section-places.ts'
import { standsAsWords, weigh } from './standing.ts'
import { storedTexts, type Texts, textsInMemory } from './texts.ts'
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
 * @param more called when all reports went by.
 */
export async function writeIndex(
  folder: string,
  analysis: string,
  reports: Iterable<AnalyzedReport>,
  more: {
    /** Text of what could be meant; given back as it is. */
    readonly suggestions?: () => string
    /** Files of the build's own, for the next one; names that no file of ours has. */
    readonly files?: () => GenerationFiles
  } = {},
): Promise<string> {
  const contents = collect(reports, more.suggestions)
  const { collection } = contents
  const counts = { reports: collection.reports.length, sections: collection.reportOf.length }
  const files = new Map([...toFiles(contents), ...(more.files?.() ?? [])])
  return publish(folder, { analysis, counts }, files)
}

/** An engine over reports that are not stored: for tests and measurements. */
export function engineInMemory(reports: Iterable<AnalyzedReport>, suggestions = ''): SearchEngine {
  const { collection, words } = collect(reports, () => suggestions)
  const { texts, ...columns } = collection
  const stored = textsInMemory(texts)
  return new EmbeddedEngine({ id: 'in memory', notice: null, columns, words, texts: stored })
}

function collect(reports: Iterable<AnalyzedReport>, suggestions = () => ''): Contents {
  const builder = new CollectionBuilder()
  for (const { report, sections } of reports) builder.add(report, sections)
  return builder.finish(suggestions())
}

/** @throws IndexError */
export async function openEngine(folder: string, analysis: string): Promise<SearchEngine> {
  const { id, files, notice } = await load(folder, analysis)
  const { collection, words } = fromFiles(files)
  const { texts, ...columns } = collection
  const held = heldFile(folder, id, TEXTS)
  const stored = held === null ? textsInMemory(texts) : storedTexts(held)
  return new EmbeddedEngine({ id, notice, columns, words, texts: stored })
}

type Columns = Omit<Collection, 'texts'>

/** What an engine is made of. */
interface Parts extends Pick<Contents, 'words'> {
  readonly id: string
  readonly notice: string | null
  readonly columns: Columns
  readonly texts: Texts
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
  readonly #collection: Columns
  readonly #texts: Texts
  readonly #words: WordIndex
  readonly #text: FormsText
  readonly #ordinals: ReadonlyMap<string, number>
  /** Ordinal of each report's first section, and one more. */
  readonly #firstSections: Uint32Array

  constructor({ id, notice, columns, words, texts }: Parts) {
    const { formStarts, reports, reportOf } = columns
    this.generation = id
    this.notice = notice
    this.#collection = columns
    this.#texts = texts
    this.#words = new WordIndex(words)
    this.reportOf = reportOf
    this.formLeads = columns.formLeads
    this.formOrigins = formStarts
    const places = new SectionPlaces(formStarts)
    const scripts = reports.map(({ report }) => report.script)
    const scriptOf = (section: number) => scripts[reportOf[section] as number] ?? null
    this.#text = new FormsText(columns.grams, places, columns.wordStarts, scriptOf)
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

  standsAsWords(term: TermOccurrences, i: number): boolean {
    return standsAsWords(this.#text.wordStarts, term, i)
  }

  weigh(term: TermOccurrences, i: number, section: number, weights: readonly number[]): number {
    const leadEnd = (this.formOrigins[section] as number) + (this.formLeads[section] as number)
    const inLead = this.leadWeights[section] as number
    return weigh(this.#text.wordStarts, term, i, weights, leadEnd, inLead)
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

  wordSpread(word: string): number {
    return this.#words.spread(word)
  }

  wordPostings(word: string): WordPostings {
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
    const { textStarts } = this.#collection
    const [from, to] = [textStarts[ordinal] as number, textStarts[ordinal + 1] as number]
    const text = this.#texts.read(from, to)
    return { ...head, text }
  }

  #record(report: number) {
    const record = this.#collection.reports[report]
    if (record === undefined) throw new RangeError(`no report ${report}`)
    return record
  }
}
