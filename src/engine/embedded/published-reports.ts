import type { Section } from '../../model/section.ts'
import type { StoredReport } from '../search-engine.ts'
import type { Packed } from './files.ts'
import { sharingDisk } from './generations/disk.ts'
import { type Loaded, load, readingFrom } from './generations/load.ts'
import type { GenerationFiles } from './generations/manifest.ts'
import { changedBefore, type HeldFiles } from './generations/stored.ts'
import { type Layers, layersOf } from './layers/layer-files.ts'
import { changedReports } from './layers/merged-lines.ts'
import { mergePacked } from './merge/merged-packed.ts'
import type { Taken } from './merge/taken.ts'
import { PublishedLayer } from './published-layer.ts'
import type { BriefReport } from './report-lines.ts'

/** Where a report is stored: in the base or in what was added to it, and its ordinal there. */
export interface PlaceInLayer {
  readonly side: Taken['side']
  readonly ordinal: number
}

/** The reports of a generation as they were given to it, so that another can be written from them. */
export class PublishedReports {
  readonly published: Loaded
  /** When its base was read and verified, in ms since 1970. */
  readonly readAt: number
  /** When its files were last written to, as `HeldFiles` has it. */
  readonly #changedAt: ReadonlyMap<string, number>
  /** Its files. */
  readonly layers: Layers
  readonly #base: PublishedLayer
  readonly #added: PublishedLayer | null
  /** Of each report; null where there is one layer. */
  readonly #places: readonly PlaceInLayer[] | null
  /** Reports of the base whose duplicates changed, by their ordinal there. */
  readonly #changed: ReadonlyMap<number, StoredReport>

  /**
   * @param changedAt when its files were last written to, as `HeldFiles` has it.
   * @param readAt when it was read, in ms since 1970.
   * @param before those of another generation: what was made of its base is taken over when it is the same.
   */
  constructor(
    published: Loaded,
    changedAt: ReadonlyMap<string, number>,
    readAt: number,
    before: PublishedReports | null,
  ) {
    this.published = published
    this.#changedAt = changedAt
    this.layers = layersOf(published.files)
    const { base, added, taken } = this.layers
    const isBase = before !== null && areSame(base, before.layers.base)
    this.#base = isBase ? before.#base : new PublishedLayer(base)
    this.readAt = isBase ? before.readAt : readAt
    this.#added = added && new PublishedLayer(added)
    this.#places = added && taken.flatMap(placesOf)
    this.#changed = changedReports(this.layers)
  }

  /** Its files, for who reads another generation that shares some of them. */
  get held(): HeldFiles {
    return { ...this.published, changedAt: this.#changedAt }
  }

  get count(): number {
    return this.#places?.length ?? this.base.columns.reports.length
  }

  get base(): Packed {
    return this.#base.packed
  }

  /** Null when nothing was added. */
  get added(): Packed | null {
    return this.#added?.packed ?? null
  }

  /** Both layers as one. */
  async merged(): Promise<Packed> {
    const { base, added } = this
    if (added === null) return base
    const reports = this.inOrder([base.columns.reports, added.columns.reports])
    const merged = await mergePacked([base, added], this.layers.taken, reports)
    // The suggestions of what was added are those of all.
    const lines = new Map([...base.lines, ...added.lines])
    return { ...merged, lines, suggestions: added.suggestions }
  }

  /** What stands report by report in both layers, in the order of the whole. */
  inOrder<T>([base, added]: readonly [readonly T[], readonly T[]]): readonly T[] {
    if (this.#places === null) return base
    return this.#places.map(({ side, ordinal }) => (side === 0 ? base : added)[ordinal] as T)
  }

  placeOf(ordinal: number): PlaceInLayer {
    if (this.#places === null) return { side: 0, ordinal }
    const place = this.#places[ordinal]
    if (place === undefined) throw new RangeError(`no report ${ordinal}`)
    return place
  }

  /** Its duplicates are those it had in some generation before. */
  report(ordinal: number): StoredReport {
    return this.#in(ordinal, (layer, at) => layer.report(at))
  }

  /** The same, of which no more is read than a build asks for: its duplicates are those it was stored with. */
  brief(ordinal: number): BriefReport {
    return this.#in(ordinal, (layer, at) => layer.brief(at))
  }

  /** Its duplicates in this generation. */
  duplicates(ordinal: number): readonly string[] {
    const { side, ordinal: at } = this.placeOf(ordinal)
    const changed = side === 0 ? this.#changed.get(at) : undefined
    return (changed ?? this.brief(ordinal)).duplicates
  }

  /** How many sections it has. */
  sectionCount(ordinal: number): number {
    return this.#in(ordinal, (layer, at) => layer.sectionCount(at))
  }

  sections(ordinal: number): Section[] {
    return this.#in(ordinal, (layer, at) => layer.sections(at))
  }

  /** Search forms of its sections. */
  forms(ordinal: number): string[] {
    return this.#in(ordinal, (layer, at) => layer.forms(at))
  }

  #in<T>(ordinal: number, ask: (layer: PublishedLayer, ordinal: number) => T): T {
    const { side, ordinal: at } = this.placeOf(ordinal)
    return ask(side === 0 ? this.#base : (this.#added as PublishedLayer), at)
  }
}

/** Whether files are the very same. */
function areSame(files: GenerationFiles, others: GenerationFiles): boolean {
  if (files.size !== others.size) return false
  return [...files].every(([name, bytes]) => others.get(name) === bytes)
}

function placesOf({ side, from, to }: Taken): PlaceInLayer[] {
  return Array.from({ length: to - from }, (_, i) => ({ side, ordinal: from + i }))
}

/**
 * The reports of the generation that is served, in memory that threads share, whatever analysis it went through; null when
 * there is none that this version can read.
 *
 * @param before those of another one: files of it that this one has as well, and that were not written to since, are not
 * read again.
 */
export async function publishedReports(
  folder: string,
  before: PublishedReports | null = null,
): Promise<PublishedReports | null> {
  const now = Date.now()
  const reading = readingFrom(sharingDisk, before?.held)
  const published = await load(folder, null, sharingDisk, reading).catch(() => null)
  if (published === null) return null
  const { id, files } = published
  const changedAt = await changedBefore(sharingDisk, folder, id, files.keys(), now)
  return new PublishedReports(published, changedAt, now, before)
}
