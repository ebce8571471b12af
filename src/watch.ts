import { setTimeout as after } from 'node:timers/promises'
import type { SourceOutcome } from './build/source-outcome.ts'
import { lookAt, type SourcesNow } from './build/sources-now.ts'
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

/** Times that a look takes, between two of them. */
const LEISURE = 20

/** Sources that never stay as they are for the time between two looks are read after so many ms all the same. */
const LONGEST_WAIT = 30_000

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
  const sources = new Sources(paths, out, pause, signal, onAbsent)
  let failure = ''
  let refused = new Set<string>()
  try {
    for (;;) {
      await sources.due()
      const before = refused
      refused = new Set()
      const onSource = (outcome: SourceOutcome) => {
        if (outcome.kind === 'indexed' && outcome.isKnown) return
        if (outcome.kind === 'refused') {
          const told = `${outcome.source}\n${outcome.reason}`
          refused.add(told)
          if (before.has(told)) return
          sources.retryIn(RETRY)
        }
        options.onSource?.(outcome)
      }
      try {
        await onBuilt?.(await builder.build(paths, { ...options, onSource }))
        failure = ''
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof NothingIndexedError)) sources.retryIn(RETRY)
        const told = String(error)
        await onFailed?.(error, told !== failure)
        failure = told
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', close)
    close()
  }
}

/** Sources that are looked at from time to time. */
class Sources {
  readonly #paths: readonly string[]
  readonly #out: string
  readonly #pause: number
  readonly #signal: AbortSignal
  readonly #onAbsent: ((absent: readonly SourceError[]) => void) | undefined
  #now: SourcesNow | null = null
  /** As they were when they were due last. */
  #taken: string | null = null
  #retryAt = Number.POSITIVE_INFINITY
  /** What was told to be absent. */
  #absent = ''

  constructor(
    paths: readonly string[],
    out: string,
    pause: number,
    signal: AbortSignal,
    onAbsent: ((absent: readonly SourceError[]) => void) | undefined,
  ) {
    this.#paths = paths
    this.#out = out
    this.#pause = pause
    this.#signal = signal
    this.#onAbsent = onAbsent
  }

  /** What they are now shall be due again. @param wait in ms. */
  retryIn(wait: number): void {
    this.#retryAt = Date.now() + wait
  }

  /** Settles when they are others than they were when it last did: at once the first time, then when they stay so. */
  async due(): Promise<void> {
    let since: number | null = null
    for (;;) {
      const before = this.#now
      const now = await this.#look()
      if (now === null) since = null
      else if (now.text === this.#taken && Date.now() < this.#retryAt) since = null
      else {
        since ??= Date.now()
        const stays = now.text === before?.text || this.#taken === null
        if (stays || Date.now() - since > LONGEST_WAIT) {
          this.#taken = now.text
          this.#retryAt = Number.POSITIVE_INFINITY
          return
        }
      }
    }
  }

  /** After a while; null when some are absent. */
  async #look(): Promise<SourcesNow | null> {
    this.#signal.throwIfAborted()
    if (this.#now !== null) {
      const pause = Math.max(this.#pause, LEISURE * this.#now.took)
      await after(pause, undefined, { signal: this.#signal })
    }
    const now = await lookAt(this.#paths, this.#out)
    this.#now = now
    this.#tell(now.absent)
    return now.absent.length > 0 ? null : now
  }

  #tell(absent: readonly SourceError[]): void {
    const told = absent.map(({ message }) => message).join('\n')
    if (absent.length > 0 && told !== this.#absent) this.#onAbsent?.(absent)
    this.#absent = told
  }
}
