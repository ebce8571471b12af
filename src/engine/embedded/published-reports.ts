import type { AnalyzedSection } from '../../model/analyzed.ts'
import type { SectionHead, StoredReport } from '../search-engine.ts'
import type { Collection } from './collection.ts'
import { fromFiles } from './files.ts'
import { load } from './generations/load.ts'
import type { GenerationFiles } from './generations/manifest.ts'
import type { PositionBits } from './position-bits.ts'

/** A section as a generation keeps it: its words by their places alone. */
export interface PublishedSection extends Omit<AnalyzedSection, 'words'> {
  /** Where words and breaks begin in the form, ascending. */
  readonly wordStarts: readonly number[]
}

/** The reports of a generation as they were given to it, so that another can be written from them. */
export class PublishedReports {
  readonly #collection: Collection
  readonly #files: GenerationFiles
  /** Ordinal of each report's first section, and one more. */
  readonly #firstSections: Uint32Array

  /** @param files of the build's own. */
  constructor(collection: Collection, files: GenerationFiles) {
    this.#collection = collection
    this.#files = files
    this.#firstSections = new Uint32Array(collection.reports.length + 1)
    collection.reports.forEach(({ sections }, i) => {
      this.#firstSections[i + 1] = (this.#firstSections[i] as number) + sections.length
    })
  }

  /** A file that the build added; null when it did not. */
  file(name: string): Uint8Array | null {
    return this.#files.get(name) ?? null
  }

  /** As they were given to it. */
  get suggestions(): string {
    return this.#collection.suggestions
  }

  /** Its duplicates are those it had in that generation. */
  report(ordinal: number): StoredReport {
    const record = this.#collection.reports[ordinal]
    if (record === undefined) throw new RangeError(`no report ${ordinal}`)
    return record.report
  }

  sectionHeads(ordinal: number): readonly SectionHead[] {
    return this.#collection.reports[ordinal]?.sections ?? []
  }

  /** Search forms of its sections. */
  forms(ordinal: number): string[] {
    const forms: string[] = []
    for (let at = this.#sectionAt(ordinal); at < this.#sectionAt(ordinal + 1); at++) {
      forms.push(this.#form(at))
    }
    return forms
  }

  /** @param place of the section in its report, from 0. */
  section(ordinal: number, place: number): PublishedSection {
    const { wordStarts, sentenceEnds, paragraphEnds, ...columns } = this.#collection
    const head = this.sectionHeads(ordinal)[place]
    if (head === undefined) throw new RangeError(`no section ${place} of report ${ordinal}`)
    const { id, headings, kind, kindRule, ...lead } = head
    const at = this.#sectionAt(ordinal) + place
    const from = columns.formStarts[at] as number
    const form = this.#form(at)
    const places = (bits: PositionBits) => placesIn(bits, from, form.length)
    const [start = 0, end = 0] = columns.textStarts.subarray(at, at + 2)
    const text = columns.texts.toString('utf16le', 2 * start, 2 * end)
    return {
      section: { id, headings, kind, kindRule, text, ...lead },
      form,
      formLead: columns.formLeads[at] as number,
      wordStarts: places(wordStarts),
      sentenceEnds: places(sentenceEnds),
      paragraphEnds: places(paragraphEnds),
    }
  }

  #sectionAt(report: number): number {
    return this.#firstSections[report] as number
  }

  #form(section: number): string {
    const { formStarts, grams } = this.#collection
    const { buffer, byteOffset } = grams.units
    const [from, to] = [formStarts[section] as number, formStarts[section + 1] as number]
    return Buffer.from(buffer, byteOffset + 2 * from, 2 * (to - 1 - from)).toString('utf16le')
  }
}

/** Those of the generation that is served; null when there is none that this version can read. */
export async function publishedReports(
  folder: string,
  analysis: string,
): Promise<PublishedReports | null> {
  const loaded = await load(folder, analysis).catch(() => null)
  if (loaded === null) return null
  const { collection } = fromFiles(loaded.files)
  return new PublishedReports(collection, loaded.files)
}

/** Set bits of a form, the one that ends it aside. */
function placesIn(bits: PositionBits, from: number, length: number): number[] {
  const places: number[] = []
  for (let at = bits.next(from); at < from + length; at = bits.next(at + 1)) places.push(at - from)
  return places
}
