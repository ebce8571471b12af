import { findDuplicates } from '../duplicates/duplicates.ts'
import type { KnownReport, PackedReport } from '../engine/embedded/write-index.ts'
import { BREAK } from '../model/break.ts'
import type { Gathered } from './gathered.ts'
import { INPUTS } from './inputs.ts'
import type { KeptFindingsWriter } from './kept-findings.ts'
import { readingFingerprint } from './reading-fingerprint.ts'
import type { WaitingReport, WaitingReports } from './waiting-reports.ts'

export async function publishingOf(waiting: WaitingReports, { inputs }: Gathered) {
  const formOf = waiting.areAgenciesKnown ? null : await titleForms()
  return new Publishing(waiting, inputs, formOf)
}

/** Folding takes a quarter of a second to load. */
async function titleForms(): Promise<(title: string) => string> {
  const { searchForm } = await import('../analyze.ts')
  return (title) => searchForm(title).text.replaceAll(BREAK, '')
}

/** What was gathered, in order, to be written. */
export class Publishing {
  readonly #waiting: WaitingReports
  readonly #inputs: Gathered['inputs']
  readonly #ordinals: ReadonlyMap<string, number>
  readonly #links: ReadonlyMap<string, readonly string[]>

  constructor(
    waiting: WaitingReports,
    inputs: Gathered['inputs'],
    formOf: ((title: string) => string) | null,
  ) {
    this.#waiting = waiting
    this.#inputs = inputs
    // Whatever the order of the arguments, and of the ids that records give (law 6).
    this.#ordinals = waiting.sort()
    this.#links = findDuplicates(waiting.publications(formOf))
  }

  get count(): number {
    return this.#ordinals.size
  }

  /** Reports that are the same publication as another of them. */
  get duplicates(): number {
    return this.#links.size
  }

  get vocabulary() {
    return this.#waiting.vocabulary
  }

  get room() {
    return this.#waiting.room
  }

  /** All of them in order, with their duplicates. @param passing is told of each as it goes by. */
  *reports(passing: (one: WaitingReport) => void): Generator<PackedReport | KnownReport> {
    for (const one of this.#waiting) {
      passing(one)
      if (one.kind === 'known') {
        yield { ordinal: one.ordinal, duplicates: this.#links.get(one.id) ?? [] }
      } else {
        const { heads, columns, report } = one
        const duplicates = this.#links.get(report.id) ?? []
        yield { report: { ...report, duplicates }, heads, columns }
      }
    }
  }

  /** Files that the next build reads. */
  files(found: KeptFindingsWriter): ReadonlyMap<string, Uint8Array> {
    return new Map([...this.inputs(), ...found.files()])
  }

  /** That of them which says what the sources were. */
  inputs(): ReadonlyMap<string, Uint8Array> {
    const text = this.#inputs.format(readingFingerprint(), this.#ordinals)
    return new Map([[INPUTS, Buffer.from(text)]])
  }
}
