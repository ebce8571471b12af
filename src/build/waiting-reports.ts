import { deserialize, serialize } from 'node:v8'
import { searchForm, wordsAt } from '../analyze.ts'
import type { Publication } from '../duplicates/duplicates.ts'
import { type Sketch, sketchOf } from '../duplicates/sketch.ts'
import type { AnalyzedSection } from '../model/analyzed.ts'
import { BREAK } from '../model/break.ts'
import type { Report } from '../model/report.ts'
import type { Section } from '../model/section.ts'
import { type Name, namesIn } from '../suggest/names.ts'
import { FOLDS, findingsOf, type PackedFindings } from './analysis.ts'
import type { KeptFindings } from './kept-findings.ts'
import type { Spool, SpoolPlace } from './spool.ts'

type ReportAlone = Omit<Report, 'sections'>
type CutSection = Omit<AnalyzedSection, 'words'> & { readonly wordStarts: readonly number[] }

/** The reports of an earlier generation. */
export interface EarlierReports {
  report(ordinal: number): ReportAlone
  sectionHeads(ordinal: number): readonly Omit<Section, 'text'>[]
  section(ordinal: number, place: number): CutSection
  forms(ordinal: number): readonly string[]
}

/** A report as the index is given it. */
export interface WaitingReport {
  readonly report: ReportAlone
  readonly heads: readonly Omit<Section, 'text'>[]
  /** Put together anew whenever it is asked for, where the report stood in the earlier generation. */
  section(place: number): AnalyzedSection
  readonly sketch: Sketch
  readonly names: readonly Name[]
}

/** What is kept in memory of a report: what others are compared with, and where the rest of it is. */
interface Entry extends Omit<Publication, 'forms' | 'sketch'> {
  readonly sketch: Sketch
  readonly kept: { readonly report: SpoolPlace; readonly findings: SpoolPlace } | number
}

/**
 * The reports of a build until all are read: in a spool those that were read, those known by their place
 * in the earlier generation.
 */
export class WaitingReports {
  readonly #entries: Entry[] = []
  readonly #openSpool: () => Spool
  readonly #earlier: EarlierReports | null
  readonly #found: readonly KeptFindings[]
  #spool: Spool | null = null

  /**
   * @param openSpool called when the first report comes.
   * @param found what was found in the earlier reports, by ordinal.
   */
  constructor(
    openSpool: () => Spool,
    earlier: EarlierReports | null = null,
    found: readonly KeptFindings[] = [],
  ) {
    this.#openSpool = openSpool
    this.#earlier = earlier
    this.#found = found
  }

  get count(): number {
    return this.#entries.length
  }

  /** @throws SpoolError */
  add({ sections: _, ...report }: Report, { bytes, sketch }: PackedFindings): void {
    this.#spool ??= this.#openSpool()
    const kept = {
      report: this.#spool.append(serialize(report)),
      findings: this.#spool.append(bytes),
    }
    this.#entries.push({ ...comparedOf(report), sketch, kept })
  }

  /** @param ordinal of a report of the earlier generation. */
  addKnown(ordinal: number): void {
    const report = this.#known.report(ordinal)
    const sketch = this.#found[ordinal]?.sketch ?? sketchOf(this.#known.forms(ordinal))
    this.#entries.push({ ...comparedOf(report), sketch, kept: ordinal })
  }

  /** Puts them in the order of their ids. @returns the place of each. */
  sort(): ReadonlyMap<string, number> {
    this.#entries.sort((a, b) => (a.id < b.id ? -1 : 1))
    return new Map(this.#entries.map(({ id }, ordinal) => [id, ordinal]))
  }

  /** What is compared of each, in their order; forms are read when they are asked for. */
  publications(): Publication[] {
    return this.#entries.map((entry) => {
      const formsOf = () => this.#forms(entry)
      return {
        ...entry,
        get forms() {
          return formsOf()
        },
      }
    })
  }

  /** All of them in their order, one at a time in memory. */
  *[Symbol.iterator](): Generator<WaitingReport> {
    for (const { kept, sketch } of this.#entries) {
      yield typeof kept === 'number' ? this.#readKnown(kept, sketch) : this.#read(kept, sketch)
    }
  }

  close(): void {
    this.#spool?.close()
    this.#spool = null
  }

  get #known(): EarlierReports {
    if (this.#earlier === null) throw new Error('there is no earlier generation')
    return this.#earlier
  }

  #stored(place: SpoolPlace): Buffer {
    if (this.#spool === null) throw new Error('nothing was read')
    return this.#spool.read(place)
  }

  #forms({ kept }: Entry): readonly string[] {
    if (typeof kept === 'number') return this.#known.forms(kept)
    return findingsOf(this.#stored(kept.findings)).sections.map(({ form }) => form)
  }

  #read(kept: Exclude<Entry['kept'], number>, sketch: Sketch): WaitingReport {
    const { sections, names } = findingsOf(this.#stored(kept.findings))
    return {
      report: deserialize(this.#stored(kept.report)),
      heads: sections.map(({ section }) => section),
      section: (place) => sections[place] as AnalyzedSection,
      sketch,
      names,
    }
  }

  #readKnown(ordinal: number, sketch: Sketch): WaitingReport {
    const known = this.#known
    const report = known.report(ordinal)
    const heads = known.sectionHeads(ordinal)
    const policies = this.#found[ordinal]?.policies ?? []
    return {
      report,
      heads,
      section: (place) => {
        const { wordStarts, ...section } = known.section(ordinal, place)
        return { ...section, words: wordsAt(section.form, wordStarts) }
      },
      sketch,
      names: namesIn({ ...report, sections: heads }, policies, FOLDS.formOf),
    }
  }
}

function comparedOf({ id, year, agency, title }: ReportAlone) {
  return {
    id,
    year,
    agency: agency?.name ?? null,
    title: title === null ? null : searchForm(title).text.replaceAll(BREAK, ''),
  }
}
