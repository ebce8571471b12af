import type { AnalyzedSection } from '../../model/analyzed.ts'
import { BREAK } from '../../model/break.ts'
import type { Section } from '../../model/section.ts'
import type { SectionHead, StoredReport } from '../search-engine.ts'
import { GramIndex, SEPARATOR } from './grams.ts'
import { GrowingBits, GrowingText, GrowingU32 } from './growing.ts'
import { PositionBits } from './position-bits.ts'
import { type PackedWords, WordPostingsBuilder } from './word-postings-builder.ts'

export interface ReportRecord {
  readonly report: StoredReport
  /** Their texts are stored apart, to be read by offset. */
  readonly sections: readonly SectionHead[]
}

/** How much more a word weighs in a report's title or a section's heading than in its body. */
export function leadWeight(lead: Section['lead']): number {
  return lead === 'title' ? 3 : lead === 'heading' ? 2 : 1
}

/** All sections of an index in columns, as they are searched; section and report ordinals from 0. */
export interface Collection {
  readonly reports: readonly ReportRecord[]
  readonly reportOf: Uint32Array
  /** Start of each section's form among the units of `grams`, and one more. */
  readonly formStarts: Uint32Array
  readonly formLeads: Uint32Array
  readonly grams: GramIndex
  /** Where a jieba word, a break or a separator stands. */
  readonly wordStarts: PositionBits
  /** Breaks and separators that end a sentence, and those that end a paragraph. */
  readonly sentenceEnds: PositionBits
  readonly paragraphEnds: PositionBits
  /** Text of the suggestions, as given. */
  readonly suggestions: string
  /** Displayed texts as UTF-16, one after the other: exact also for lone surrogates. */
  readonly texts: Buffer
  /** Start of each displayed text in `texts`, in UTF-16 units, and one more. */
  readonly textStarts: Uint32Array
}

/** What a generation holds. */
export interface Contents {
  readonly collection: Collection
  readonly words: PackedWords
}

/** Gathers analysed reports in the order given, which must be that of their ids (law 6). */
export class CollectionBuilder {
  readonly #reports: ReportRecord[] = []
  readonly #reportOf = new GrowingU32()
  readonly #formStarts = new GrowingU32()
  readonly #formLeads = new GrowingU32()
  readonly #forms = new GrowingText('utf16le')
  readonly #wordStarts = new GrowingBits()
  readonly #sentenceEnds = new GrowingBits()
  readonly #paragraphEnds = new GrowingBits()
  readonly #words = new WordPostingsBuilder()
  readonly #texts = new GrowingText('utf16le')
  readonly #textStarts = new GrowingU32()

  constructor() {
    this.#forms.append(SEPARATOR_TEXT)
  }

  add(report: StoredReport, sections: readonly AnalyzedSection[]): void {
    for (const analyzed of sections) this.#addSection(analyzed)
    this.#reports.push({
      report,
      sections: sections.map(({ section: { text, ...record } }) => record),
    })
  }

  finish(suggestions: string): Contents {
    const units = this.#forms.finish()
    const length = units.length / 2
    this.#formStarts.push(length)
    this.#textStarts.push(this.#texts.length / 2)
    const bits = (gathered: GrowingBits) => new PositionBits(gathered.finish(length + 1))
    const collection: Collection = {
      reports: this.#reports,
      reportOf: this.#reportOf.finish(),
      formStarts: this.#formStarts.finish(),
      formLeads: this.#formLeads.finish(),
      grams: GramIndex.build(new Uint16Array(units.buffer, units.byteOffset, length)),
      wordStarts: bits(this.#wordStarts),
      sentenceEnds: bits(this.#sentenceEnds),
      paragraphEnds: bits(this.#paragraphEnds),
      suggestions,
      texts: this.#texts.finish(),
      textStarts: this.#textStarts.finish(),
    }
    return { collection, words: this.#words.finish() }
  }

  #addSection({ section, form, formLead, words, ...ends }: AnalyzedSection): void {
    const start = this.#forms.length / 2
    const inLead = leadWeight(section.lead)
    for (const { text, at } of words) {
      this.#wordStarts.add(start + at)
      this.#words.add(text, at < formLead ? inLead : 1)
    }
    this.#words.endSection()
    for (let at = form.indexOf(BREAK); at >= 0; at = form.indexOf(BREAK, at + 1)) {
      this.#wordStarts.add(start + at)
    }
    for (const at of ends.sentenceEnds) this.#sentenceEnds.add(start + at)
    for (const at of ends.paragraphEnds) this.#paragraphEnds.add(start + at)
    for (const bits of [this.#wordStarts, this.#sentenceEnds, this.#paragraphEnds]) {
      bits.add(start + form.length)
    }
    this.#reportOf.push(this.#reports.length)
    this.#formStarts.push(start)
    this.#formLeads.push(formLead)
    this.#forms.append(form + SEPARATOR_TEXT)
    this.#textStarts.push(this.#texts.length / 2)
    this.#texts.append(section.text)
  }
}

const SEPARATOR_TEXT = String.fromCharCode(SEPARATOR)
