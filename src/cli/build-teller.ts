import type { BuildResult, BuildTelling, SourceOutcome } from '../index.ts'
import type { Io } from './io.ts'
import { oneLine, printableJson } from './printable.ts'

/** Tells what becomes of sources, of one build after the other. */
export interface BuildTeller extends BuildTelling {
  /** Tells what the build came to. */
  done(result: BuildResult): Promise<void>
  /** Tells what was read of a build that failed. @param error why, where that is to be told as well. */
  failed(error?: unknown): Promise<void>
}

/**
 * A terminal gets a bar while a build runs and tables when it is done; anything else gets one JSON object a line, for
 * each source and for the end.
 *
 * @param out folder of the index.
 */
export async function buildTeller(out: string, io: Io): Promise<BuildTeller> {
  if (!io.out.isTerminal) return new ForPrograms(out, io)
  // Programs have no use of a bar and tables.
  return new ForPeople(
    out,
    io,
    io.err.isTerminal ? (await import('./progress.ts')).sourceBar() : null,
  )
}

/** Writes a line for each event; those told at once are written at once. */
class ForPrograms implements BuildTeller {
  readonly #out: string
  readonly #io: Io
  #lines = ''

  constructor(out: string, io: Io) {
    this.#out = out
    this.#io = io
  }

  readonly onSource = (outcome: SourceOutcome): void => this.#tell(event(outcome))

  async done(result: BuildResult): Promise<void> {
    this.#tell({ event: 'done', out: this.#out, ...result })
    this.#flush()
  }

  async failed(error?: unknown): Promise<void> {
    if (error !== undefined) this.#tell({ event: 'failed', out: this.#out, reason: String(error) })
    this.#flush()
  }

  #tell(event: object): void {
    if (this.#lines === '') setImmediate(() => this.#flush())
    this.#lines += `${printableJson(event)}\n`
  }

  #flush(): void {
    if (this.#lines !== '') this.#io.out.write(this.#lines)
    this.#lines = ''
  }
}

type Cells = readonly (string | number | null)[]
type Bar = ReturnType<typeof import('./progress.ts').sourceBar>

class ForPeople implements BuildTeller {
  readonly #out: string
  readonly #io: Io
  #indexed: Cells[] = []
  #refused: Cells[] = []
  readonly #bar: Bar | null

  constructor(out: string, io: Io, bar: Bar | null) {
    this.#out = out
    this.#io = io
    this.#bar = bar
  }

  readonly onStart = (count: number): void => this.#bar?.start(count)

  readonly onFile = (): void => this.#bar?.step()

  // No more than their rows: the reports of a large collection are more than memory holds.
  readonly onSource = (outcome: SourceOutcome): void => {
    if (outcome.kind === 'indexed') this.#indexed.push(rowOf(outcome))
    else this.#refused.push([outcome.source, outcome.reason, outcome.advice])
  }

  async done({ reports, sections, gone, generation }: BuildResult): Promise<void> {
    await this.failed()
    const left = gone > 0 ? `; ${gone} reports that it held are gone` : ''
    this.#io.out.write(
      `${reports} reports, ${sections} sections in ${oneLine(this.#out)}, generation ${generation}${left}\n`,
    )
  }

  async failed(): Promise<void> {
    this.#bar?.stop()
    const [indexed, refused] = [this.#indexed, this.#refused]
    this.#indexed = []
    this.#refused = []
    this.#io.out.write(await tables(indexed, refused, this.#io.out.columns))
  }
}

function event(outcome: SourceOutcome): object {
  const { kind, source } = outcome
  if (kind === 'refused')
    return { event: kind, source, reason: outcome.reason, advice: outcome.advice }
  const [id, title, agency, year, sections] = rowOf(outcome)
  return { event: kind, source, id, title, agency, year, sections }
}

function rowOf({ summary, sections }: SourceOutcome & { kind: 'indexed' }): Cells {
  const { id, title, agency, year } = summary
  return [id, title, agency?.name ?? null, year, sections]
}

async function tables(
  indexed: readonly Cells[],
  refused: readonly Cells[],
  width: number,
): Promise<string> {
  const { table } = await import('./table.ts')
  const ofIndexed = table(
    [
      { head: 'id' },
      { head: 'title' },
      { head: 'agency' },
      { head: 'year' },
      { head: 'sections', align: 'right' },
    ],
    indexed,
    width,
  )
  const ofRefused = table(
    [{ head: 'refused' }, { head: 'why' }, { head: 'what to do' }],
    refused,
    width,
  )
  return `${indexed.length > 0 ? ofIndexed : ''}${refused.length > 0 ? ofRefused : ''}`
}
