import type { SectionHead, StoredReport } from '../search-engine.ts'
import type { GramIndex } from './grams.ts'
import { GrowingBits, GrowingBytes, GrowingU32 } from './growing.ts'
import { PositionBits } from './position-bits.ts'
import type { SectionColumns } from './section-columns.ts'
import type { Vocabulary } from './vocabulary.ts'
import { type PackedWords, WordPostingsBuilder } from './word-postings-builder.ts'

export interface ReportRecord {
  readonly report: StoredReport
  /** Their texts are stored apart, to be read by offset. */
  readonly sections: readonly SectionHead[]
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

/** What is gathered section by section: a collection but for what is made of it when it is whole. */
export interface Columns extends Omit<Collection, 'grams' | 'suggestions'> {
  /** Search forms of all sections, a `SEPARATOR` before, between and after them. */
  readonly units: Uint16Array
}

/** UTF-16 units of all search forms, separators too, and of all displayed texts, at most. */
export interface Room {
  readonly forms: number
  readonly texts: number
}

/** Gathers reports in the order given, which must be that of their ids (law 6). */
export class CollectionBuilder {
  readonly #reports: ReportRecord[] = []
  readonly #reportOf = new GrowingU32()
  readonly #formStarts = new GrowingU32()
  readonly #formLeads = new GrowingU32()
  readonly #forms: GrowingBytes
  readonly #wordStarts = new GrowingBits()
  readonly #sentenceEnds = new GrowingBits()
  readonly #paragraphEnds = new GrowingBits()
  readonly #words: WordPostingsBuilder
  readonly #texts: GrowingBytes
  readonly #textStarts = new GrowingU32()

  /**
   * @param vocabulary that numbers the words of its sections.
   * @param room where it is known: memory is then taken once, and nothing is copied to have more.
   */
  constructor(vocabulary: Vocabulary, room?: Room) {
    this.#words = new WordPostingsBuilder(vocabulary)
    // What suggestions are made of is sent to another thread as it is.
    this.#forms = new GrowingBytes('shared', room && 2 * (room.forms + 1))
    this.#texts = new GrowingBytes('shared', room && 2 * room.texts)
    // A separator stands before all forms.
    this.#forms.append(new Uint8Array(2))
    for (const bits of [this.#wordStarts, this.#sentenceEnds, this.#paragraphEnds]) {
      bits.append(new Uint8Array(1), 1)
    }
  }

  add(record: ReportRecord, sections: SectionColumns): void {
    const [form, text] = [this.#forms.length / 2, this.#texts.length / 2]
    const units = sections.forms.length / 2
    let word = 0
    record.sections.forEach((_, i) => {
      this.#reportOf.push(this.#reports.length)
      this.#formStarts.push(form + (sections.formStarts[i] as number))
      this.#formLeads.push(sections.formLeads[i] as number)
      this.#textStarts.push(text + (sections.textStarts[i] as number))
      const count = sections.wordCounts[i] as number
      this.#words.addSection(sections.words.subarray(word, word + count))
      word += count
    })
    this.#reports.push(record)
    this.#forms.append(sections.forms)
    this.#texts.append(sections.texts)
    this.#wordStarts.append(sections.wordStarts, units)
    this.#sentenceEnds.append(sections.sentenceEnds, units)
    this.#paragraphEnds.append(sections.paragraphEnds, units)
  }

  columns(): Columns {
    const units = this.#forms.finish()
    const starts = (gathered: GrowingU32, end: number) => {
      gathered.push(end)
      return gathered.finishShared()
    }
    return {
      reports: this.#reports,
      reportOf: this.#reportOf.finish(),
      formStarts: starts(this.#formStarts, units.length / 2),
      formLeads: this.#formLeads.finish(),
      units: new Uint16Array(units.buffer, units.byteOffset, units.length / 2),
      wordStarts: new PositionBits(this.#wordStarts.finishShared()),
      sentenceEnds: new PositionBits(this.#sentenceEnds.finish()),
      paragraphEnds: new PositionBits(this.#paragraphEnds.finish()),
      textStarts: starts(this.#textStarts, this.#texts.length / 2),
      texts: this.#texts.finish(),
    }
  }

  words(): PackedWords {
    return this.#words.finish()
  }
}
