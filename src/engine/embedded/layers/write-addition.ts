import type { ReportRecord } from '../collection.ts'
import { filesOf } from '../files.ts'
import { type GenerationFiles, LAYERED_FORMAT } from '../generations/manifest.ts'
import { UnfinishedGeneration } from '../generations/publish.ts'
import { TakenReports } from '../merge/taken.ts'
import type { PublishedReports } from '../published-reports.ts'
import { linesOf } from '../report-lines.ts'
import { type Indexed, type KnownReport, type More, pack, withDuplicates } from '../write-index.ts'
import { addedName, orderFiles } from './layer-files.ts'

/**
 * Publishes a generation whose base is that of an earlier one, the same files, with what was added since beside it.
 * What is searched is the same as if all had been written anew.
 *
 * @param reports in the order of their ids; known ones by their ordinals in the earlier generation.
 * @returns the id of the generation.
 */
export async function writeAddition(
  folder: string,
  analysis: string,
  reports: Iterable<Indexed>,
  earlier: PublishedReports,
  more: Pick<More, 'suggestions' | 'files' | 'vocabulary' | 'room'>,
): Promise<string> {
  const unfinished = new UnfinishedGeneration(folder)
  try {
    for (const [name, bytes] of earlier.layers.base) {
      unfinished.addOf(earlier.published, name, bytes)
    }
    const add = (files: GenerationFiles | Iterable<[string, Uint8Array]>) => {
      for (const [name, bytes] of files) unfinished.add(addedName(name), bytes)
    }
    const order = new Order(earlier)
    const added = { ...more, earlier: earlier.added }
    const { columns } = await pack(order.added(reports), added, (part) => add(filesOf(part)))
    add(order.files())
    add(more.files?.() ?? [])
    const counts = {
      reports: order.kept + columns.reports.length,
      sections: order.keptSections + columns.reportOf.length,
    }
    return await unfinished.publish({ analysis, counts, format: LAYERED_FORMAT })
  } finally {
    await unfinished.end()
  }
}

/**
 * Publishes the base of an earlier generation alone, the same files but for some of the build's own.
 *
 * @returns the id of the generation.
 */
export async function writeBase(
  folder: string,
  analysis: string,
  { published, layers, base }: PublishedReports,
  others: GenerationFiles,
): Promise<string> {
  const unfinished = new UnfinishedGeneration(folder)
  try {
    for (const [name, bytes] of layers.base) {
      if (!others.has(name)) unfinished.addOf(published, name, bytes)
    }
    for (const [name, bytes] of others) unfinished.add(name, bytes)
    const { reports, reportOf } = base.columns
    const counts = { reports: reports.length, sections: reportOf.length }
    return await unfinished.publish({ analysis, counts })
  } finally {
    await unfinished.end()
  }
}

/** Parts reports by layers, and notes how they belong together. */
class Order {
  /** Reports of the base that stay, and their sections. */
  kept = 0
  keptSections = 0
  readonly #earlier: PublishedReports
  readonly #taken = new TakenReports()
  readonly #changed: { readonly ordinals: number[]; readonly records: ReportRecord[] } = {
    ordinals: [],
    records: [],
  }

  constructor(earlier: PublishedReports) {
    this.#earlier = earlier
  }

  /** Those that are not of the base; known ones by their place in what was added to it. */
  *added(reports: Iterable<Indexed>): Generator<Indexed> {
    let added = 0
    for (const one of reports) {
      if (!('ordinal' in one)) {
        this.#taken.take(1, added++)
        yield one
        continue
      }
      const { side, ordinal } = this.#earlier.placeOf(one.ordinal)
      if (side === 0) this.#keep({ ...one, ordinal }, this.#earlier.sectionCount(one.ordinal))
      else {
        this.#taken.take(1, added++)
        yield { ...one, ordinal }
      }
    }
  }

  files(): GenerationFiles {
    const { ordinals, records } = this.#changed
    return orderFiles(this.#taken.all, { ordinals, lines: linesOf(records, new Map()) })
  }

  #keep({ ordinal, duplicates }: KnownReport, sections: number): void {
    const before = this.#earlier.base.columns.reports[ordinal] as ReportRecord
    const now = withDuplicates(before, duplicates)
    if (now !== before) {
      this.#changed.ordinals.push(ordinal)
      this.#changed.records.push(now)
    }
    this.#taken.take(0, ordinal)
    this.kept += 1
    this.keptSections += sections
  }
}
