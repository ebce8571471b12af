import { basename } from 'node:path'
import { SourceError } from '../errors.ts'
import type { ByteLine } from '../read/byte-lines.ts'
import { LineTally, lineBatches } from '../read/json-lines.ts'
import { kindOf } from '../read/kinds.ts'
import type { FoundSource } from '../read/list-sources.ts'
import type { PackedFindings } from './findings.ts'
import { type Input, type KnownInputs, lineKeys } from './inputs.ts'
import {
  type AnalyzedOutcome,
  type ReadTask,
  type RefusedOutcome,
  type ReportAlone,
  refused,
} from './outcome.ts'
import { readAgain, refusalAsWhole } from './read-again.ts'
import type { Readers } from './readers.ts'
import type { SeenFile, SeenFiles, Sight } from './seen-files.ts'
import { type StableKey, stableKeyOf } from './stable-key.ts'

/** A report that was read, or is known from the build before. */
export type Found =
  | {
      readonly kind: 'read'
      readonly place: string
      /** Null when the same bytes may give something else the next time. */
      readonly input: Input | null
      readonly report: ReportAlone
      readonly findings: PackedFindings
    }
  | {
      readonly kind: 'known'
      readonly place: string
      readonly input: Input
      /** Place of the report among those of the generation that is known. */
      readonly ordinal: number
    }

/** A file whose parts are read side by side. */
interface File {
  /** Null when it is read as a whole. */
  readonly tally: LineTally | null
  /** The rest of it is not worth reading. */
  givenUp: boolean
  /** As it was before it was read; null where nobody asks, or it cannot be looked at. */
  readonly sight: Sight | null
}

/** What is done for one part of a file, and what came out of it. */
export interface Part {
  readonly file: File
  readonly outcomes: readonly Outcome[]
  readonly isLast: boolean
}

type Outcome = Found | RefusedOutcome

/** Known reports of a file that are given together. */
const AT_ONCE = 64

/** Does the parts of sources: what is known is not looked into, the rest read, cleaned and analysed. */
export class Parts {
  readonly #readers: Readers<AnalyzedOutcome>
  readonly #known: KnownInputs | null
  readonly #seen: SeenFiles | null

  constructor(
    readers: Readers<AnalyzedOutcome>,
    known: KnownInputs | null,
    seen: SeenFiles | null,
  ) {
    this.#readers = readers
    this.#known = known
    this.#seen = seen
  }

  async *of(sources: readonly FoundSource[]): AsyncGenerator<() => Promise<Part>> {
    for (const source of sources) {
      const sight = this.#seen?.look(source) ?? null
      const seen = (sight && this.#seen?.seen(sight)) ?? null
      const kind = kindOf(source.path)
      if (sight && seen && this.#areKnown(seen)) yield* this.#seenOf(sight, seen)
      else if (kind?.content === 'records') yield* this.#linesOf(source, kind.gzip, sight)
      else yield () => this.#whole(source, sight)
    }
  }

  #areKnown(seen: SeenFile): boolean {
    for (const { key } of seen) if (!this.#known?.has(key)) return false
    return true
  }

  /** What a file holds that was not written to since an earlier build read it. */
  *#seenOf(sight: Sight, seen: SeenFile): Generator<() => Promise<Part>> {
    const file = { tally: null, givenUp: false, sight }
    let outcomes: Outcome[] = []
    for (const { key, place } of seen) {
      outcomes.push(...(this.#find(key, place) ?? []))
      if (outcomes.length < AT_ONCE) continue
      const given = outcomes
      yield async () => ({ file, outcomes: given, isLast: false })
      outcomes = []
    }
    yield async () => ({ file, outcomes, isLast: true })
  }

  async *#linesOf(
    { path, id }: FoundSource,
    gzip: boolean,
    sight: Sight | null,
  ): AsyncGenerator<() => Promise<Part>> {
    const file: File = { tally: new LineTally(path), givenUp: false, sight }
    let last: Outcome[] = []
    try {
      for await (const lines of lineBatches(path, gzip)) {
        if (file.givenUp) break
        yield async () => {
          return { file, outcomes: await this.#lines({ path, id }, lines), isLast: false }
        }
      }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      last = [refused(error, false)]
    }
    yield async () => ({ file, outcomes: last, isLast: true })
  }

  /** Those between lines that are known are read together. */
  async #lines({ path, id }: FoundSource, lines: readonly ByteLine[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = []
    const inputs = new Map<string, (report: ReportAlone) => Input>()
    let unknown: ByteLine[] = []
    const readUnknown = async () => {
      if (unknown.length === 0) return
      const task = { kind: 'lines', path, id, lines: unknown } as const
      unknown = []
      outcomes.push(...(await this.#read(task, (place, report) => inputs.get(place)?.(report))))
    }
    for (const line of lines) {
      const place = `${path}#L${line.number}`
      const placeId = `${id}#L${line.number}`
      const keys = line.bytes && lineKeys(line.bytes, placeId)
      const known = keys && (this.#find(keys.own, place) ?? this.#find(keys.placed, place))
      if (known) {
        await readUnknown()
        outcomes.push(...known)
        continue
      }
      unknown.push(line)
      if (!keys) continue
      const keyOf = (report: ReportAlone) => (report.id === placeId ? keys.placed : keys.own)
      inputs.set(place, (report) => ({ key: keyOf(report), place, reports: 1 }))
    }
    await readUnknown()
    return outcomes
  }

  #find(key: string, place: string): readonly Outcome[] | null {
    const reports = this.#known?.find(key)
    if (!reports) return null
    const input = { key, place, reports: reports.length }
    return reports.map(({ ordinal, suffix }) => {
      return { kind: 'known', place: `${place}${suffix}`, input, ordinal }
    })
  }

  async #whole({ path, id }: FoundSource, sight: Sight | null): Promise<Part> {
    const file = { tally: null, givenUp: false, sight }
    const stable = await stableKeyOf(path, { id, name: basename(path) })
    const known = stable && this.#find(stable.key, path)
    if (known) return { file, outcomes: known, isLast: true }
    const outcomes = await this.#read({ kind: 'file', path, id }, () => null)
    return { file, outcomes: withInput(outcomes, path, stable), isLast: true }
  }

  /** @param inputOf what a report came of, by its place. */
  async #read(
    task: ReadTask,
    inputOf: (place: string, report: ReportAlone) => Input | null | undefined,
  ): Promise<Outcome[]> {
    let outcomes = await this.#readers.read(task)
    if (kindOf(task.path)?.content === 'json' && refusalAsWhole(task.path, outcomes)) {
      outcomes = await readAgain(task.path, task.id, outcomes, this.#readers)
    }
    return outcomes.map((outcome) => {
      if (outcome.kind === 'refused') return outcome
      const { place, report, findings } = outcome
      return { kind: 'read', place, input: inputOf(place, report) ?? null, report, findings }
    })
  }
}

/** A file is an input when all that it holds is reports, and it was not written to meanwhile. */
function withInput(
  outcomes: readonly Outcome[],
  path: string,
  stable: StableKey | null,
): readonly Outcome[] {
  if (stable === null || outcomes.some(({ kind }) => kind !== 'read')) return outcomes
  if (!stable.isStill()) return outcomes
  const input = { key: stable.key, place: path, reports: outcomes.length }
  return outcomes.map((outcome) => ({ ...outcome, input }) as Outcome)
}
