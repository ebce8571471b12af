import type { AnalyzedSection } from '../../model/analyzed.ts'
import { BREAK_UNIT } from '../../model/break.ts'
import type { Section } from '../../model/section.ts'
import type { StoredReport } from '../search-engine.ts'
import { GramIndex, SEPARATOR } from './grams.ts'
import { WordStarts } from './word-starts.ts'
import { WordIndex } from './words.ts'

/** What a section is, its text aside: that is stored apart, to be read by offset. */
type SectionRecord = Omit<Section, 'text'>

export interface ReportRecord {
  readonly report: StoredReport
  readonly sections: readonly SectionRecord[]
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
  readonly wordStarts: WordStarts
  readonly words: WordIndex
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

  finish(): Collection {
    const units = new Uint16Array(this.#units).fill(SEPARATOR)
    const wordStarts = WordStarts.sized(this.#units + 1)
    this.#forms.forEach((form, section) => {
      const start = this.#formStarts[section] as number
      for (let i = 0; i < form.length; i++) {
        units[start + i] = form.charCodeAt(i)
        if (form.charCodeAt(i) === BREAK_UNIT) wordStarts.add(start + i)
      }
      wordStarts.add(start + form.length)
    })
    for (const position of this.#wordPositions) wordStarts.add(position)
    return {
      reports: this.#reports,
      reportOf: Uint32Array.from(this.#reportOf),
      formStarts: Uint32Array.from([...this.#formStarts, this.#units]),
      formLeads: Uint32Array.from(this.#formLeads),
      grams: GramIndex.build(units),
      wordStarts,
      words: this.#words,
      texts: Buffer.concat(this.#texts),
      textStarts: Uint32Array.from(this.#textStarts),
    }
  }

  #addSection({ section, form, formLead, words }: AnalyzedSection): void {
    const frequencies = new Map<string, number>()
    for (const { text, at } of words) {
      this.#wordPositions.push(this.#units + at)
      const weight = at < formLead ? leadWeight(section.lead) : 1
      frequencies.set(text, (frequencies.get(text) ?? 0) + weight)
    }
    this.#words.add(this.#reportOf.length, frequencies)
    this.#reportOf.push(this.#reports.length)
    this.#formStarts.push(this.#units)
    this.#formLeads.push(formLead)
    this.#forms.push(form)
    this.#units += form.length + 1
    this.#texts.push(Buffer.from(section.text, 'utf16le'))
    this.#textStarts.push((this.#textStarts.at(-1) as number) + section.text.length)
  }
}
