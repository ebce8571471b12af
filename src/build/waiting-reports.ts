import { deserialize, serialize } from 'node:v8'
import type { Publication } from '../duplicates/duplicates.ts'
import { type Sketch, sketchOf } from '../duplicates/sketch.ts'
import type { BriefReport } from '../engine/embedded/report-lines.ts'
import type { SectionColumns } from '../engine/embedded/section-columns.ts'
import { Vocabulary } from '../engine/embedded/vocabulary.ts'
import type { Section } from '../model/section.ts'
import type { Name } from '../suggest/names.ts'
import { findingsOf, formsOf, type PackedFindings, type SectionHead } from './findings.ts'
import { type KeptFindings, NO_POLICIES } from './kept-findings.ts'
import type { ReportAlone } from './outcome.ts'
import type { Spool, SpoolPlace } from './spool.ts'

/** The reports of an earlier generation. */
export interface EarlierReports {
  /** How many there are. */
  readonly count: number
  /** What of a report tells it from others. */
  brief(ordinal: number): BriefReport
  report(ordinal: number): ReportAlone
  /** Ids of those of them that are the same publication. */
  duplicates(ordinal: number): readonly string[]
  sectionCount(ordinal: number): number
  sections(ordinal: number): readonly Section[]
  forms(ordinal: number): readonly string[]
}

/** A report as the index is given it. */
export type WaitingReport =
  | {
      readonly kind: 'read'
      readonly report: ReportAlone
      readonly heads: readonly SectionHead[]
      readonly columns: SectionColumns
      readonly sketch: Sketch
      readonly names: readonly Name[]
    }
  | {
      readonly kind: 'known'
      readonly id: string
      /** Where it stood in the earlier generation. */
      readonly ordinal: number
      readonly sketch: Sketch
      /** As `KeptFindings` has them. */
      readonly policies: Uint8Array
    }

/** Where a report is that was read. */
interface Spooled {
  readonly report: SpoolPlace
  readonly findings: SpoolPlace
  readonly words: SpoolPlace
}

/** What is kept in memory of a report: what others are compared with, and where the rest of it is. */
interface Entry extends Pick<Publication, 'id' | 'year' | 'agency'> {
  /** As displayed. */
  readonly title: string | null
  readonly sketch: Sketch
  readonly kept: Spooled | number
}

/**
 * The reports of a build until all are read: in a spool those that were read, those known by their place
 * in the earlier generation.
 */
export class WaitingReports {
  /** Numbers the words of all that was read. */
  readonly vocabulary = new Vocabulary()
  /** Units of all that was read. */
  readonly room = { forms: 0, texts: 0 }
  readonly #entries: Entry[] = []
  readonly #spool: Spool
  readonly #earlier: EarlierReports | null
  readonly #found: readonly KeptFindings[]

  /**
   * @param spool is not closed here.
   * @param found what was found in the earlier reports, by ordinal.
   */
  constructor(
    spool: Spool,
    earlier: EarlierReports | null = null,
    found: readonly KeptFindings[] = [],
  ) {
    this.#spool = spool
    this.#earlier = earlier
    this.#found = found
  }

  get count(): number {
    return this.#entries.length
  }

  /** @throws SpoolError */
  add(report: ReportAlone, { bytes, sketch, units, words, vocabulary }: PackedFindings): void {
    this.room.forms += units.forms
    this.room.texts += units.texts
    const numbered = this.vocabulary.renumbered(words, vocabulary)
    const kept = {
      report: this.#spool.append(serialize(report)),
      findings: this.#spool.append(bytes),
      words: this.#spool.append(new Uint8Array(numbered.buffer)),
    }
    this.#entries.push({ ...comparedOf(report), sketch: apart(sketch), kept })
  }

  /** @param ordinal of a report of the earlier generation. */
  addKnown(ordinal: number): void {
    const report = this.#known.brief(ordinal)
    const sketch = this.#found[ordinal]?.sketch ?? sketchOf(this.#known.forms(ordinal))
    this.#entries.push({ ...comparedOf(report), sketch, kept: ordinal })
  }

  /** Ordinals of those of the earlier generation. */
  *known(): Generator<number> {
    for (const { kept } of this.#entries) if (typeof kept === 'number') yield kept
  }

  /** Puts them in the order of their ids. @returns the place of each. */
  sort(): ReadonlyMap<string, number> {
    this.#entries.sort((a, b) => (a.id < b.id ? -1 : 1))
    return new Map(this.#entries.map(({ id }, ordinal) => [id, ordinal]))
  }

  /** Whether all tell their agency: the titles of others are compared. */
  get areAgenciesKnown(): boolean {
    return this.#entries.every(({ agency }) => agency !== null)
  }

  /**
   * What is compared of each, in their order; forms are read when they are asked for.
   *
   * @param formOf search form of a title; null where none is asked for.
   */
  publications(formOf: ((title: string) => string) | null): Publication[] {
    // What is gone may have been in the way of others.
    const areAllKnown = [...this.known()].length === this.#earlier?.count
    return this.#entries.map((entry) => {
      const { id, year, agency, sketch, title, kept } = entry
      const isKnown = areAllKnown && typeof kept === 'number'
      const forms = () => this.#forms(entry)
      return {
        id,
        year,
        agency,
        sketch,
        ...(isKnown ? { known: this.#known.duplicates(kept) } : {}),
        // Folded when it is asked for: few are, where agencies are known.
        get title() {
          return title === null || formOf === null ? null : formOf(title)
        },
        get forms() {
          return forms()
        },
      }
    })
  }

  /** All of them in their order, one at a time in memory. */
  *[Symbol.iterator](): Generator<WaitingReport> {
    for (const { id, kept, sketch } of this.#entries) {
      if (typeof kept !== 'number') {
        yield this.#read(kept, sketch)
        continue
      }
      const policies = this.#found[kept]?.policies ?? NO_POLICIES
      yield { kind: 'known', id, ordinal: kept, sketch, policies }
    }
  }

  get #known(): EarlierReports {
    if (this.#earlier === null) throw new Error('there is no earlier generation')
    return this.#earlier
  }

  #stored(place: SpoolPlace): Buffer {
    return this.#spool.read(place)
  }

  #forms({ kept }: Entry): readonly string[] {
    if (typeof kept === 'number') return this.#known.forms(kept)
    return formsOf(findingsOf(this.#stored(kept.findings)).columns)
  }

  #read(kept: Spooled, sketch: Sketch): WaitingReport {
    const { heads, names, columns } = findingsOf(this.#stored(kept.findings))
    const words = new Uint32Array(new Uint8Array(this.#stored(kept.words)).buffer)
    const report = deserialize(this.#stored(kept.report))
    return { kind: 'read', report, heads, columns: { ...columns, words }, sketch, names }
  }
}

/** In memory of its own: what a process sent stands in one piece, all of which stays as long as a part of it does. */
function apart({ minima, shingles }: Sketch): Sketch {
  return { minima: minima.slice(), shingles }
}

function comparedOf({ id, year, agency, title }: BriefReport) {
  return { id, year, agency: agency?.name ?? null, title }
}
