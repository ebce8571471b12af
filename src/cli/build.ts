import { existsSync } from 'node:fs'
import { buildIndex, ParameterError, type SourceOutcome } from '../index.ts'
import type { Io } from './io.ts'
import { oneLine, printableJson } from './printable.ts'

/**
 * `baosou index`: builds an index. A terminal gets a bar while it runs and tables when it is
 * done; anything else gets one JSON object a line, for each source and for the end. 1 when
 * something that was named is not there: what is there is indexed all the same.
 */
export async function build(sources: readonly string[], options: Options, io: Io): Promise<number> {
  if (options.out.trim() === '') {
    throw new ParameterError('--out is empty.', 'Name the folder the index goes to.')
  }
  const missing = sources.filter((path) => !existsSync(path))
  if (io.out.isTerminal) await buildForPeople(sources, options, io)
  else await buildForPrograms(sources, options, io)
  for (const path of missing) {
    io.err.write(`error: ${oneLine(path)} does not exist\nThe rest is indexed.\n`)
  }
  return missing.length > 0 ? 1 : 0
}

interface Options {
  readonly out: string
  /** As many as are worth it when absent. */
  readonly workers?: number
}

async function buildForPrograms(
  sources: readonly string[],
  { out, ...options }: Options,
  io: Io,
): Promise<void> {
  const events = new Events(io)
  try {
    const result = await buildIndex(sources, out, {
      ...options,
      onSource: (outcome) => events.tell(event(outcome)),
    })
    events.tell({ event: 'done', out, ...result })
  } finally {
    events.flush()
  }
}

/** Writes a line for each event; those told at once are written at once. */
class Events {
  readonly #io: Io
  #lines = ''

  constructor(io: Io) {
    this.#io = io
  }

  tell(event: object): void {
    if (this.#lines === '') setImmediate(() => this.flush())
    this.#lines += `${printableJson(event)}\n`
  }

  flush(): void {
    if (this.#lines !== '') this.#io.out.write(this.#lines)
    this.#lines = ''
  }
}

async function buildForPeople(
  sources: readonly string[],
  { out, ...options }: Options,
  io: Io,
): Promise<void> {
  const indexed: Cells[] = []
  const refused: Cells[] = []
  // Programs have no use of a bar and tables.
  const bar = io.err.isTerminal ? (await import('./progress.ts')).sourceBar() : null
  try {
    const result = await buildIndex(sources, out, {
      ...options,
      onStart: (count) => bar?.start(count),
      onSource: (outcome) =>
        // No more than their rows: the reports of a large collection are more than memory holds.
        outcome.kind === 'indexed'
          ? indexed.push(rowOf(outcome))
          : refused.push([outcome.source, outcome.reason, outcome.advice]),
      onFile: () => bar?.step(),
    })
    bar?.stop()
    io.out.write(await tables(indexed, refused, io.out.columns))
    io.out.write(
      `${result.reports} reports, ${result.sections} sections in ${oneLine(out)}, generation ${result.generation}\n`,
    )
  } catch (error) {
    bar?.stop()
    io.out.write(await tables(indexed, refused, io.out.columns))
    throw error
  }
}

function event(outcome: SourceOutcome): object {
  const { kind, source } = outcome
  if (kind === 'refused')
    return { event: kind, source, reason: outcome.reason, advice: outcome.advice }
  const [id, title, agency, year, sections] = rowOf(outcome)
  return { event: kind, source, id, title, agency, year, sections }
}

type Cells = readonly (string | number | null)[]

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
