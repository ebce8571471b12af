import { setTimeout as after } from 'node:timers/promises'
import { Due } from './build/due.ts'
import type { SourceOutcome } from './build/source-outcome.ts'
import { lookAt } from './build/sources-now.ts'
import { type BuildOptions, type BuildResult, IndexBuilder } from './build.ts'
import { BaosouError, NothingIndexedError, ParameterError, type SourceError } from './errors.ts'
import { AWAY_REASONS } from './read/away-reasons.ts'

/** What a callback throws ends the watch. */
export interface WatchOptions extends BuildOptions {
  /** Ends it: what is being published is, a build that still reads is given up. */
  readonly signal: AbortSignal
  /**
   * Least time between two looks at the sources, in ms, 1 to 60,000: 1,000 by default. A look takes a twentieth of the time
   * at most, if it takes no longer than 3 s.
   */
  readonly pause?: number
  /** Called after each build, and waited for. */
  readonly onBuilt?: (result: BuildResult) => Promise<void>
  /**
   * Called when a build failed, and waited for; the index is as it was unless the error says what is served. It is tried
   * again when the sources change, and every minute unless they alone are to blame.
   *
   * @param isAnew whether it failed otherwise than the time before.
   */
  readonly onFailed?: (error: unknown, isAnew: boolean) => Promise<void>
  /**
   * Called when something is not there that may hold sources: what was named, a folder that may not be read, or a named one
   * that is empty, for a disk may be away. Nothing is built until all is there again; then it is called with none.
   */
  readonly onAway?: (away: readonly SourceError[]) => void
}

const PAUSE = 1_000

/** Times that a look takes, between two of them; and the most that is, in ms. */
const LEISURE = 20
const LONGEST_PAUSE = 60_000

/**
 * After so many ms a build that failed is tried again, as a full disk may have room by then; and once what was refused, for
 * some files are only away for a moment.
 */
const RETRY = 60_000

/**
 * Keeps an index what `buildIndex` would make of its sources, until it is told to end: builds it, looks at the sources
 * from time to time, and builds it again when one was added, changed or removed, or the index is gone. Files are looked at, for no
 * file system tells of every change. What one build learnt is there for the next (`IndexBuilder`).
 *
 * `onSource` tells what is read; what is known, or refused for the same reason as the time before, is not told again, nor what
 * is read again only because a build failed. A build in which something goes away that was there is given up.
 *
 * @returns whether the index was what the sources were when it ended.
 * @throws ParameterError
 */
export async function watchSources(
  paths: readonly string[],
  out: string,
  { signal, pause = PAUSE, onBuilt, onFailed, onAway, ...options }: WatchOptions,
): Promise<boolean> {
  if (!(pause >= 1 && pause <= LONGEST_PAUSE)) {
    throw new ParameterError(`pause is ${pause}.`, `Give milliseconds, 1 to ${LONGEST_PAUSE}.`)
  }
  const builder = new IndexBuilder(out, options)
  const close = () => builder.close()
  signal.addEventListener('abort', close)
  const due = new Due()
  const news = new News(options.onSource)
  const telling = { ...options, onSource: news.onSource }
  let toldAway = ''
  let failure: string | null = null

  try {
    for (let took = await lookAndBuild(); ; took = await lookAndBuild()) {
      await after(pauseAfter(took, pause), undefined, { signal })
    }
  } catch (error) {
    if (!signal.aborted) throw error
    return due.isUpToDate
  } finally {
    signal.removeEventListener('abort', close)
    close()
  }

  /** @returns how long the look took, in ms. */
  async function lookAndBuild(): Promise<number> {
    signal.throwIfAborted()
    const start = performance.now()
    const now = await lookAt(paths, out)
    const took = performance.now() - start
    tellAway(now.away)
    const why = due.now(now, time())
    if (why !== null) await build(why, now.unseen)
    return took
  }

  async function build(why: 'changed' | 'again', unseen: ReadonlySet<string>): Promise<void> {
    news.begin(unseen, failure !== null, why === 'again')
    const built = await builder.build(paths, telling).catch((error: unknown) => ({ error }))
    due.done(!('error' in built))
    if (news.isAnyRefused) due.retryAt(time() + RETRY)
    if (!('error' in built)) {
      failure = null
      await onBuilt?.(built)
      // What it cannot do now, the next build tries to, and tells.
      if (!signal.aborted) await builder.prepare().catch(() => {})
      return
    }
    const { error } = built
    signal.throwIfAborted()
    if (error instanceof AwayError) due.retryAt(0)
    else if (!(error instanceof NothingIndexedError)) due.retryAt(time() + RETRY)
    const told = String(error)
    const isAnew = told !== failure
    failure = told
    await onFailed?.(error, isAnew)
  }

  function tellAway(away: readonly SourceError[]): void {
    const told = away.map(({ message }) => message).join('\n')
    if (told !== toldAway) onAway?.(away)
    toldAway = told
  }
}

/** Of a clock that only goes forward, in ms. */
function time(): number {
  return 1_000 * process.uptime()
}

/** How long to wait until the next look, in ms. @param took how long the last one took. */
export function pauseAfter(took: number, pause: number): number {
  return Math.min(Math.max(pause, LEISURE * took), LONGEST_PAUSE)
}

/** Of what builds tell, what none told before. */
class News {
  readonly #onSource: BuildOptions['onSource']
  /** Refusals of the build before, and of this one. */
  #before = new Set<string>()
  #now = new Set<string>()
  /** Paths of which it is known that they cannot be looked at. */
  #unseen: ReadonlySet<string> = new Set()
  /** Whether what is read was told by the build before. */
  #isTold = false

  constructor(onSource: BuildOptions['onSource']) {
    this.#onSource = onSource
  }

  /** Whether something was refused that was not before, or for another reason. */
  get isAnyRefused(): boolean {
    return [...this.#now].some((told) => !this.#before.has(told))
  }

  /** @param hasFailed whether the build before did: it may not have told all. @param isSame whether its sources were the same. */
  begin(unseen: ReadonlySet<string>, hasFailed: boolean, isSame: boolean): void {
    this.#before = new Set(hasFailed ? [...this.#before, ...this.#now] : this.#now)
    this.#now = new Set()
    this.#unseen = unseen
    this.#isTold = hasFailed && isSame
  }

  /** @throws AwayError when something is gone that was there a moment ago, so that nothing is published without it. */
  readonly onSource = (outcome: SourceOutcome): void => {
    if (outcome.kind === 'indexed') {
      if (!outcome.isKnown && !this.#isTold) this.#onSource?.(outcome)
      return
    }
    const { source, reason } = outcome
    if (REASONS.has(reason) && !this.#unseen.has(source)) throw new AwayError(source)
    const told = `${source}\n${reason}`
    this.#now.add(told)
    if (!this.#before.has(told)) this.#onSource?.(outcome)
  }
}

const REASONS: ReadonlySet<string> = new Set(Object.values(AWAY_REASONS))

/** A build is given up. */
class AwayError extends BaosouError {
  readonly code = 'source_away'

  constructor(source: string) {
    super(`${source} went away while it was read`, 'It is read again when it is there.')
  }
}
