import type { BriefReport } from '../engine/embedded/report-lines.ts'
import type { Report } from '../model/report.ts'
import { findingsOf, sectionsOf } from './findings.ts'
import { InputLog } from './input-log.ts'
import type { Refusal, ReportAlone } from './outcome.ts'
import type { Found } from './parts.ts'
import type { Step } from './read-all.ts'
import { refusedFor, type SourceOutcome } from './source-outcome.ts'
import type { EarlierReports, WaitingReports } from './waiting-reports.ts'

type Tell = (outcome: SourceOutcome) => void

/** What became of the sources so far. */
export class Gathered {
  readonly inputs = new InputLog()
  readonly repairs: Record<string, number> = {}
  sections = 0
  failed = 0
  /** Reports that are not known from the earlier generation. */
  read = 0
  readonly #waiting: WaitingReports
  readonly #earlier: EarlierReports | null
  readonly #onSource: Tell | undefined
  /** Where each id was read first. */
  readonly #taken = new Map<string, string>()
  /** Ordinals of known reports. */
  readonly #stayed = new Set<number>()

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
    const report = step.kind === 'read' ? step.report : this.#known.brief(step.ordinal)
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
      const { findings } = step
      const sections = () => sectionsOf(findingsOf(findings.bytes))
      this.#tell(step, report, findings.sections, () => step.report, sections)
      this.#waiting.add(step.report, findings)
      this.read += 1
    } else {
      const count = this.#known.sectionCount(step.ordinal)
      const known = () => ({ ...this.#known.report(step.ordinal), duplicates: [] })
      const sections = () => this.#known.sections(step.ordinal)
      this.#tell(step, report, count, known, sections)
      this.#waiting.addKnown(step.ordinal)
      this.#stayed.add(step.ordinal)
    }
  }

  /** @param alone the report, and `sections` those of it, `count` of them: nobody may ask for them. */
  #tell(
    { kind, place: source }: Found,
    { id, title, agency, year }: BriefReport,
    count: number,
    alone: () => ReportAlone,
    sections: () => Report['sections'],
  ): void {
    this.sections += count
    let whole: Report | undefined
    this.#onSource?.({
      kind: 'indexed',
      source,
      isKnown: kind === 'known',
      summary: { id, title, agency: agency && { name: agency.name }, year },
      get report() {
        whole ??= withSections(alone(), sections)
        return whole
      },
      sections: count,
    })
  }

  get #known(): EarlierReports {
    if (this.#earlier === null) throw new Error('there is no earlier generation')
    return this.#earlier
  }

  /** Reports of the earlier generation that are no longer. */
  get gone(): number {
    let gone = 0
    for (let ordinal = 0; ordinal < (this.#earlier?.count ?? 0); ordinal++) {
      if (!this.#stayed.has(ordinal) && !this.#taken.has(this.#known.brief(ordinal).id)) gone += 1
    }
    return gone
  }

  #refuse(refusal: Refusal): void {
    this.#onSource?.(refusedFor(refusal))
    this.failed += 1
  }
}

function withSections(report: ReportAlone, sections: () => Report['sections']): Report {
  let known: Report['sections'] | undefined
  return {
    ...report,
    get sections() {
      known ??= sections()
      return known
    },
  }
}
