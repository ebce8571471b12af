import { boundaryAt } from '../../match/boundary.ts'
import type { TermPattern } from '../../match/term-matcher.ts'
import { Work } from '../../match/work.ts'
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
import { firstSections } from './first-sections.ts'
import { FormsText } from './forms-text.ts'
import { GramIndex } from './grams.ts'
import { match } from './match.ts'
import { type Ahead, type Opened, openGeneration } from './opening.ts'
import { leadWeight } from './section-columns.ts'
import { SectionPlaces } from './section-places.ts'
import { markAcross, standsAsWords, takeWords, weigh } from './standing.ts'
import { type Texts, textsInMemory } from './texts.ts'
import { WordIndex } from './words.ts'
import { type AnalyzedReport, gather } from './write-index.ts'

export { type AnalyzedReport, writeIndex } from './write-index.ts'

/** An engine over reports that are not stored: for tests and measurements. */
export function engineInMemory(reports: Iterable<AnalyzedReport>, suggestions = ''): SearchEngine {
  const builder = gather(reports).builder
  const { units, texts, ...others } = builder.columns()
  const words = builder.words()
  const columns = { ...others, grams: GramIndex.build(units), suggestions }
  const stored = textsInMemory(texts, others.textStarts)
  return new EmbeddedEngine({ id: 'in memory', notice: null, columns, words, texts: stored })
}

/**
 * @param ahead what was begun of reading it.
 * @throws IndexError
 */
export async function openEngine(
  folder: string,
  analysis: string,
  ahead: Ahead | null = null,
): Promise<SearchEngine> {
  return new EmbeddedEngine(await openGeneration(folder, analysis, ahead))
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
  readonly #collection: Opened['columns']
  readonly #texts: Texts
  readonly #words: WordIndex
  readonly #text: FormsText
  readonly #ordinals: ReadonlyMap<string, number>
  /** Ordinal of each report's first section, and one more. */
  readonly #firstSections: Uint32Array

  constructor({ id, notice, columns, words, texts }: Opened) {
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
    this.#firstSections = firstSections(reports.length, reportOf)
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

  isKnown({ firsts }: TermOccurrences): boolean {
    return this.#text.known.has(firsts)
  }

  markAcross(term: TermOccurrences, marked: Uint8Array): number {
    return markAcross(this.#text.wordStarts, term, marked)
  }

  takeWords(term: TermOccurrences, i: number, into: Uint32Array, from: number): number {
    return takeWords(this.#text.wordStarts, term, i, into, from)
  }

  weigh(term: TermOccurrences, i: number, section: number, weights: readonly number[]): number {
    const inLead = this.leadWeights[section] as number
    const leadEnd =
      inLead === 1 ? 0 : (this.formOrigins[section] as number) + (this.formLeads[section] as number)
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
    // Named one by one: to copy a head whatever it holds takes as long as to read its text.
    const { id, headings, kind, kindRule, lead, leadEnd } = this.sectionHead(ordinal)
    return { id, headings, kind, kindRule, lead, leadEnd, text: this.#texts.read(ordinal) }
  }

  textUnits(ordinal: number): Uint16Array {
    return this.#texts.units(ordinal)
  }

  #record(report: number) {
    const record = this.#collection.reports[report]
    if (record === undefined) throw new RangeError(`no report ${report}`)
    return record
  }
}
