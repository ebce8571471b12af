import type { SourceOutcome } from './build/source-outcome.ts'
import { SourcesDue } from './build/sources-due.ts'
import { type BuildOptions, type BuildResult, IndexBuilder } from './build.ts'
import { NothingIndexedError, type SourceError } from './errors.ts'

export interface WatchOptions extends BuildOptions {
  /** Ends it: what is being published is, a build that still reads is given up. */
  readonly signal: AbortSignal
  /** Least time between two looks at the sources, in ms: 1,000 by default. A look takes a twentieth of the time at most. */
  readonly pause?: number
  /** Called after each build, and waited for. */
  readonly onBuilt?: (result: BuildResult) => Promise<void>
  /**
   * Called when a build failed; the index is as it was. It is tried again when the sources change, and every minute unless
   * they alone are to blame.
   *
   * @param isAnew whether it failed otherwise than the time before.
   */
  readonly onFailed?: (error: unknown, isAnew: boolean) => Promise<void>
  /**
   * Called when what was named is not there, or is a folder with nothing to read: a disk may be away. The index stays as
   * it is until all is there again.
   */
  readonly onAbsent?: (absent: readonly SourceError[]) => void
}

const PAUSE = 1_000

/**
 * After so many ms a build that failed is tried again, as a full disk may have room by then; and once what was refused, for
 * some files are only away for a moment.
 */
const RETRY = 60_000

/**
 * Keeps an index what `buildIndex` would make of its sources, until it is told to end: builds it, looks at the sources
 * from time to time, and builds it again when one was added, changed or removed. Files are looked at, for no file system
 * tells of every change. What one build learnt is there for the next (`IndexBuilder`).
 *
 * `onSource` tells what is read; what is known, or refused for the same reason as the time before, is not told again.
 *
 * @throws ParameterError
 */
export async function watchSources(
  paths: readonly string[],
  out: string,
  { signal, pause = PAUSE, onBuilt, onFailed, onAbsent, ...options }: WatchOptions,
): Promise<void> {
  const builder = new IndexBuilder(out, options)
  const close = () => builder.close()
  signal.addEventListener('abort', close)
  const sources = new SourcesDue(paths, out, pause, signal, onAbsent)
  let failure: string | null = null
  const news = new News(options.onSource, () => sources.retryIn(RETRY))
  try {
    for (;;) {
      await sources.due()
      news.begin()
      const { onSource } = news
      const built = await builder.build(paths, { ...options, onSource }).catch(failureOf)
      if ('error' in built) {
        signal.throwIfAborted()
        if (!(built.error instanceof NothingIndexedError)) sources.retryIn(RETRY)
        const told = String(built.error)
        await onFailed?.(built.error, told !== failure)
        failure = told
      } else {
        failure = null
        await onBuilt?.(built)
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', close)
    close()
  }
}

function failureOf(error: unknown) {
  return { error }
}

/** Of what builds tell, what none told before. */
class News {
  readonly #onSource: BuildOptions['onSource']
  readonly #onRefused: () => void
  /** Refusals of the build before, and of this one. */
  #before = new Set<string>()
  #now = new Set<string>()

  /** @param onRefused called when something is refused that was not before, or for another reason. */
  constructor(onSource: BuildOptions['onSource'], onRefused: () => void) {
    this.#onSource = onSource
    this.#onRefused = onRefused
  }

  begin(): void {
    this.#before = this.#now
    this.#now = new Set()
  }

  readonly onSource = (outcome: SourceOutcome): void => {
    if (outcome.kind === 'indexed' && outcome.isKnown) return
    if (outcome.kind === 'refused') {
      const told = `${outcome.source}\n${outcome.reason}`
      this.#now.add(told)
      if (this.#before.has(told)) return
      this.#onRefused()
    }
    this.#onSource?.(outcome)
  }
}
