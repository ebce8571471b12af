import { setTimeout as after } from 'node:timers/promises'
import type { SourceError } from '../errors.ts'
import { lookAt, type SourcesNow } from './sources-now.ts'

/** Times that a look takes, between two of them. */
const LEISURE = 20

/** Sources that never stay as they are for the time between two looks are read after so many ms all the same. */
const LONGEST_WAIT = 30_000

/** Tells when sources are to be read again: they are looked at from time to time. */
export class SourcesDue {
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
