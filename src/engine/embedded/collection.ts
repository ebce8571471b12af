import type { AnalyzedSection } from '../../model/analyzed.ts'
import { BREAK_UNIT } from '../../model/break.ts'
import type { Section } from '../../model/section.ts'
import type { SectionHead, StoredReport } from '../search-engine.ts'
import { GramIndex, SEPARATOR } from './grams.ts'
import { PositionBits } from './position-bits.ts'
import { WordIndex } from './words.ts'

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
  readonly words: WordIndex
  /** Text of the suggestions, as given. */
  readonly suggestions: string
  /** Displayed texts as UTF-16, one after the other: exact also for lone surrogates. */
  readonly texts: Buffer
  /** Start of each displayed text in `texts`, in UTF-16 units, and one more. */
  readonly textStarts: Uint32Array
}

/** Gathers analysed reports in the order given, which must be that of their ids (law 6). */
export class CollectionBuilder {
  readonly #reports: ReportRecord[] = []
  readonly #reportOf: number[] = []
  readonly #formStarts: number[] = []
  readonly #formLeads: number[] = []
  readonly #forms: string[] = []
  readonly #wordPositions: number[] = []
  readonly #sentenceEnds: number[] = []
  readonly #paragraphEnds: number[] = []
  readonly #words = new WordIndex()
  readonly #texts: Buffer[] = []
  readonly #textStarts: number[] = [0]
  #units = 1

  add(report: StoredReport, sections: readonly AnalyzedSection[]): void {
    for (const analyzed of sections) this.#addSection(analyzed)
    this.#reports.push({
      report,
      sections: sections.map(({ section: { text, ...record } }) => record),
    })
  }

  finish(suggestions: string): Collection {
    const units = new Uint16Array(this.#units).fill(SEPARATOR)
    const wordStarts = this.#bits(this.#wordPositions)
    const sentenceEnds = this.#bits(this.#sentenceEnds)
    const paragraphEnds = this.#bits(this.#paragraphEnds)
    this.#forms.forEach((form, section) => {
      const start = this.#formStarts[section] as number
      for (let i = 0; i < form.length; i++) {
        units[start + i] = form.charCodeAt(i)
        if (form.charCodeAt(i) === BREAK_UNIT) wordStarts.add(start + i)
      }
      for (const bits of [wordStarts, sentenceEnds, paragraphEnds]) bits.add(start + form.length)
    })
    return {
      reports: this.#reports,
      reportOf: Uint32Array.from(this.#reportOf),
      formStarts: Uint32Array.from([...this.#formStarts, this.#units]),
      formLeads: Uint32Array.from(this.#formLeads),
      grams: GramIndex.build(units),
      wordStarts,
      sentenceEnds,
      paragraphEnds,
      words: this.#words,
      suggestions,
      texts: Buffer.concat(this.#texts),
      textStarts: Uint32Array.from(this.#textStarts),
    }
  }

  /** Bits of some positions, with room for the separator after the last form. */
  #bits(positions: readonly number[]): PositionBits {
    const bits = PositionBits.sized(this.#units + 1)
    for (const position of positions) bits.add(position)
    return bits
  }

  #addSection(analyzed: AnalyzedSection): void {
    const { section, form, formLead, words } = analyzed
    const frequencies = new Map<string, number>()
    for (const { text, at } of words) {
      this.#wordPositions.push(this.#units + at)
      const weight = at < formLead ? leadWeight(section.lead) : 1
      frequencies.set(text, (frequencies.get(text) ?? 0) + weight)
    }
    this.#words.add(this.#reportOf.length, frequencies)
    for (const at of analyzed.sentenceEnds) this.#sentenceEnds.push(this.#units + at)
    for (const at of analyzed.paragraphEnds) this.#paragraphEnds.push(this.#units + at)
    this.#reportOf.push(this.#reports.length)
    this.#formStarts.push(this.#units)
    this.#formLeads.push(formLead)
    this.#forms.push(form)
    this.#units += form.length + 1
    this.#texts.push(Buffer.from(section.text, 'utf16le'))
    this.#textStarts.push((this.#textStarts.at(-1) as number) + section.text.length)
  }
}
