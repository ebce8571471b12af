import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readersFor } from './build/reader-counts.ts'
import { refusedFor, type SourceOutcome } from './build/source-outcome.ts'
import { Spool, SpoolError } from './build/spool.ts'
import { Standby } from './build/standby.ts'
import { type SuggestionMaker, suggestBeside, suggestHere } from './build/suggestion-thread.ts'
import { UNFINISHED } from './engine/embedded/generations/pointer.ts'
import { GENERATIONS } from './engine/embedded/generations/stored.ts'
import { notWritten } from './engine/embedded/generations/write-refusals.ts'
import { giveUpName, takeName } from './engine/embedded/generations/writer.ts'
import { NothingIndexedError, ParameterError } from './errors.ts'
import { listSources } from './read/list-sources.ts'
import { loadReadings } from './suggest/pinyin.ts'

export { readRepairs, readReport } from './build/read-one.ts'
export type { SourceOutcome } from './build/source-outcome.ts'

/** What is told of a build while it runs. */
export interface BuildTelling {
  /** Called once before reading with the number of files, those that are not read included. */
  readonly onStart?: (files: number) => void
  /**
   * Tells each report as read from its source alone: its `duplicates` are found when all are read.
   * A file that holds many reports tells each of them, and each of its lines that is none.
   */
  readonly onSource?: (outcome: SourceOutcome) => void
  /** Called after each file, with all that it holds. */
  readonly onFile?: () => void
}

export interface BuildOptions extends BuildTelling {
  /**
   * Processes that read and clean, 1 to 64; by default as many as the sources are worth, at most the
   * machine's cores, at most 4. The index is the same with any number.
   */
  readonly workers?: number
  /**
   * Sections of an index from which on what is added to it is written beside it, so that the cost is that of what is
   * added, until that is a tenth of it and both become one: 16,384 by default, `Infinity` for never.
   */
  readonly layersFrom?: number
}

/** Fewer are merged and written anew in a second or two. */
const LAYERS_FROM = 16_384

const MOST_WORKERS = 64

/** Parts under way for each process: one waits while one is done, and more while a long one is. */
const UNDER_WAY = 4

export interface BuildResult {
  readonly generation: string
  readonly reports: number
  /** Reports that were read: all others are known from the index that was there. */
  readonly read: number
  /** Reports of the index that was there which are no longer; 0 when nothing of it could be taken over. */
  readonly gone: number
  readonly sections: number
  readonly refused: number
  /** Reports that are the same publication as another of them. */
  readonly duplicates: number
  /** Repairs of all reports by kind. */
  readonly repairs: Readonly<Record<string, number>>
}

/**
 * Reads, cleans, analyses and indexes files and folders, and publishes the result in `out`,
 * which keeps what it held until the new index is complete. A source that takes more than 10 s of
 * computing, or 1,024 MB of memory, is refused (`build/readers.ts`), and the rest goes on.
 *
 * What the index in `out` says of sources that are still the same is taken over (`build/inputs.ts`);
 * what is searched is what a build from nothing gives (`engine/embedded/layers/`). Reports wait in a file beside the index
 * (`build/spool.ts`), so that memory holds little more than the columns of the index.
 *
 * @param paths files, and folders with all that is in them; an index among that is no source.
 * @throws NothingIndexedError when no source could be read.
 * @throws IndexError before anything is read when `out` cannot be written.
 */
export async function buildIndex(
  paths: readonly string[],
  out: string,
  options: BuildOptions = {},
): Promise<BuildResult> {
  checkOptions(options)
  return await build(paths, out, options, new Standby(false))
}

/**
 * Builds one index again and again, as `buildIndex` does; what one build learnt is there for the next: a reader is ready,
 * and files that were not written to since are not read again to know what they hold.
 */
export class IndexBuilder {
  readonly #out: string
  readonly #options: Pick<BuildOptions, 'workers' | 'layersFrom'>
  readonly #standby = new Standby(true)

  /** @param out the folder of the index. */
  constructor(out: string, options: Pick<BuildOptions, 'workers' | 'layersFrom'> = {}) {
    checkOptions(options)
    this.#out = out
    this.#options = options
  }

  /** One at a time. @throws as `buildIndex`, and an `AbortError` once it is closed. */
  build(paths: readonly string[], telling: BuildTelling = {}): Promise<BuildResult> {
    return build(paths, this.#out, { ...this.#options, ...telling }, this.#standby)
  }

  /** Makes ready, while nobody waits for it, what the next build needs: what it adds to, and a reader that has read. */
  async prepare(): Promise<void> {
    const { knownInputs } = await import('./build/known-inputs.ts')
    const { earlierBuild } = await import('./build/earlier-build.ts')
    const known = await knownInputs(this.#out)
    if (known && this.#standby.holds(known)) {
      const earlier = await earlierBuild(this.#out, known, this.#standby.held)
      this.#standby.hold(earlier)
      // What is read of a report is kept.
      for (let i = 0; i < (earlier?.reports.count ?? 0); i++) earlier?.reports.brief(i)
    }
    loadReadings()
    await this.#standby.warmUp()
  }

  /** Ends a build that reads; what is being published is. */
  close(): void {
    this.#standby.close()
  }
}

function checkOptions({ workers = 1, layersFrom = 0 }: BuildOptions): void {
  if (!(Number.isInteger(workers) && 1 <= workers && workers <= MOST_WORKERS)) {
    throw new ParameterError(`workers is ${workers}.`, `Give a whole number, 1 to ${MOST_WORKERS}.`)
  }
  if (!(layersFrom >= 0)) {
    throw new ParameterError(
      `layersFrom is ${layersFrom}.`,
      'Give a number of sections, 0 or more.',
    )
  }
}

async function build(
  paths: readonly string[],
  out: string,
  { onStart, onSource, onFile, workers, layersFrom = LAYERS_FROM }: BuildOptions,
  standby: Standby,
): Promise<BuildResult> {
  const { signal } = standby
  signal.throwIfAborted()
  const { sources, refused } = await listSources(paths, join(out, GENERATIONS))
  onStart?.(sources.length + refused.length)
  for (const refusal of refused) {
    onSource?.(refusedFor(refusal))
    onFile?.()
  }
  const spoolName = takeName(UNFINISHED)
  // Opened before anything is read: where nothing can be written is told at once.
  const spool = openSpool(out, spoolName)
  let suggestions: SuggestionMaker | null = null
  try {
    const count = await readersFor(sources, workers)
    // What takes long to start does while the rest of the code is loaded, and the last generation read.
    const suggesting = count > 1 ? suggestBeside() : suggestHere
    suggestions = suggesting
    const readers = await standby.readers(count)
    const seen = standby.seen()
    const { gatherSources } = await import('./build/gather-sources.ts')
    const { waiting, gathered, earlier } = await gatherSources(sources, readers, {
      out,
      spool,
      most: UNDER_WAY * count,
      held: standby.held,
      seen,
      signal,
      onSource,
      onFile,
      async onEarlier(earlier) {
        const { prepare } = await import('./build/publish-gathered.ts')
        await prepare(earlier, suggesting, layersFrom)
      },
    })
    standby.keep(seen, earlier, sources, gathered.read)
    const failed = refused.length + gathered.failed
    if (waiting.count === 0) throw nothingIndexed(failed)
    const { sections, repairs, read, gone } = gathered
    const { publishGathered } = await import('./build/publish-gathered.ts')
    const written = await publishGathered(out, waiting, gathered, earlier, suggesting, layersFrom)
    return { ...written, read, gone, sections, refused: failed, repairs }
  } catch (error) {
    standby.endReaders()
    throw error instanceof SpoolError ? notWritten(out, error.cause) : error
  } finally {
    suggestions?.close()
    spool.close()
    giveUpName(spoolName)
  }
}

/** @throws IndexError when the folder of the index cannot be written. */
function openSpool(out: string, name: string): Spool {
  try {
    const generations = join(out, GENERATIONS)
    if (existsSync(generations)) accessSync(generations, constants.W_OK)
    return new Spool(join(roomFor(out), name))
  } catch (error) {
    throw notWritten(out, error instanceof SpoolError ? error.cause : error)
  }
}

/** Where the spool goes: beside the index, on the disk that must have room for it anyway. */
function roomFor(out: string): string {
  let folder = resolve(out)
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

function nothingIndexed(failed: number): NothingIndexedError {
  return new NothingIndexedError(
    failed === 0
      ? 'Nothing to index: no file and no folder was named.'
      : `Nothing was indexed: ${failed} of ${failed} sources could not be read.`,
    'Give text files, web pages, PDF, Word or JSON files, or folders that hold some. An index that was there before stays as it is.',
  )
}
