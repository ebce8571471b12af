import type { Report } from '../model/report.ts'
import { InputLog } from './input-log.ts'
import type { Refusal } from './outcome.ts'
import type { Step } from './read-all.ts'
import type { EarlierReports, WaitingReports } from './waiting-reports.ts'

/** What became of one source, told while the build runs. */
export type SourceOutcome =
  | { readonly kind: 'indexed'; readonly source: string; readonly report: Report }
  | {
      readonly kind: 'refused'
      readonly source: string
      readonly reason: string
      readonly advice: string
    }

type Tell = (outcome: SourceOutcome) => void

/** What became of the sources so far. */
export class Gathered {
  readonly inputs = new InputLog()
  readonly repairs: Record<string, number> = {}
  sections = 0
  failed = 0
  readonly #waiting: WaitingReports
  readonly #earlier: EarlierReports | null
  readonly #onSource: Tell | undefined
  /** Where each id was read first. */
  readonly #taken = new Map<string, string>()

  constructor(waiting: WaitingReports, earlier: EarlierReports | null, onSource: Tell | undefined) {
    this.#waiting = waiting
    this.#earlier = earlier
    this.#onSource = onSource
  }

  add(step: Exclude<Step, { kind: 'file' }>): void {
    if (step.kind === 'refused') {
      this.#refuse(step.refusal)
      return
    }
    const { place: source, input } = step
    const report = step.kind === 'read' ? step.report : this.#known.report(step.ordinal)
    const first = this.#taken.get(report.id)
    if (first !== undefined) {
      // The first of two reports with one id, in the order of their sources, has it.
      const reason = `has the same id as ${first}: ${report.id}`
      this.#refuse({ source, reason, advice: 'Give one of them another id.' })
      return
    }
    this.#taken.set(report.id, source)
    this.inputs.add(input, source, report.id)
    for (const [kind, count] of Object.entries(report.repairs)) {
      this.repairs[kind] = (this.repairs[kind] ?? 0) + count
    }
    if (step.kind === 'read') {
      this.#onSource?.({ kind: 'indexed', source, report: step.report })
      this.#waiting.add(step.report, step.findings)
      this.sections += step.report.sections.length
    } else {
      this.#onSource?.({ kind: 'indexed', source, report: this.#asRead(step.ordinal) })
      this.#waiting.addKnown(step.ordinal)
      this.sections += this.#known.sectionHeads(step.ordinal).length
    }
  }

  get #known(): EarlierReports {
    if (this.#earlier === null) throw new Error('there is no earlier generation')
    return this.#earlier
  }

  /** A known report as it was read. */
  #asRead(ordinal: number): Report {
    const sections = this.#known
      .sectionHeads(ordinal)
      .map((_, place) => this.#known.section(ordinal, place).section)
    return { ...this.#known.report(ordinal), duplicates: [], sections }
  }

  #refuse(refusal: Refusal): void {
    this.#onSource?.(refusedFor(refusal))
    this.failed += 1
  }
}

export function refusedFor({ source, reason, advice }: Refusal): SourceOutcome {
  return { kind: 'refused', source, reason, advice }
}
