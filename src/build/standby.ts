import type { FoundSource } from '../read/list-sources.ts'
import type { EarlierBuild } from './earlier-build.ts'
import type { Known } from './known-inputs.ts'
import type { AnalyzedOutcome } from './outcome.ts'
import { Parts } from './parts.ts'
import { type Readers, startAnalysingReaders } from './readers.ts'
import { SeenFiles } from './seen-files.ts'

/** Files of an index that are held from one build to the next, at most: a larger one is read again. Bytes. */
const MOST_HELD = 2 ** 29

/** After so long what is held is read and verified again all the same: a disk may have damaged it meanwhile. ms. */
const LONGEST_HELD = 3_600_000

/** Reports after which the code of a reader is compiled. */
const ENOUGH_READ = 128

/**
 * What builds have while they run, and one leaves for the next of the same process: a reader that is ready, what files
 * held, and the index that was added to.
 */
export class Standby {
  readonly #isForMore: boolean
  readonly #most: number
  readonly #closing = new AbortController()
  #readers: Readers<AnalyzedOutcome> | null = null
  #count = 0
  /** Reports that the readers have read, about. */
  #read = 0
  #sources: readonly FoundSource[] = []
  #seen = new SeenFiles()
  #held: EarlierBuild | null = null

  /** @param isForMore whether there will be a next build. @param most bytes of files that may be held. */
  constructor(isForMore: boolean, most = MOST_HELD) {
    this.#isForMore = isForMore
    this.#most = most
  }

  /** Ends a build under way. */
  get signal(): AbortSignal {
    return this.#closing.signal
  }

  /** @param count as many as may be had at a time. */
  async readers(count: number): Promise<Readers<AnalyzedOutcome>> {
    if (count !== this.#count) this.endReaders()
    this.#count = count
    this.#readers ??= await startAnalysingReaders(count)
    return this.#readers
  }

  /** What a build before left: most often the next one has the same base. */
  get held(): EarlierBuild | null {
    const age = Date.now() - (this.#held?.reports.readAt ?? 0)
    // A clock that was set back says nothing of its age.
    return age >= 0 && age <= LONGEST_HELD ? this.#held : null
  }

  /** Where to note what files hold that are read now; null when nobody will ask. */
  seen(): SeenFiles | null {
    return this.#isForMore ? new SeenFiles(this.#seen) : null
  }

  /**
   * Called when all was read.
   *
   * @param seen null when nobody will ask.
   * @param earlier what the build before had left.
   * @param read how many reports were read of the sources.
   */
  keep(
    seen: SeenFiles | null,
    earlier: EarlierBuild | null,
    sources: readonly FoundSource[],
    read: number,
  ): void {
    if (seen === null) {
      this.endReaders()
      return
    }
    this.#seen = seen
    this.#sources = sources
    this.#read += read
    this.#readers?.rest()
    this.hold(earlier)
  }

  /**
   * Lets the reader that stays read some of the sources for nothing, unless it has read enough: it takes half the time when
   * its code is compiled.
   */
  async warmUp(): Promise<void> {
    const readers = this.#readers
    if (readers === null || this.#read >= ENOUGH_READ) return
    for await (const job of new Parts(readers, null, null).of(this.#sources)) {
      this.#read += (await job()).outcomes.length
      if (this.#read >= ENOUGH_READ || this.signal.aborted) break
    }
    // A few small sources are read as fast as they ever will be.
    this.#read = ENOUGH_READ
  }

  hold(earlier: EarlierBuild | null): void {
    this.#held = earlier && this.holds(earlier) ? earlier : null
  }

  /** Whether so much is held. */
  holds({ stored }: Known): boolean {
    return stored <= this.#most
  }

  endReaders(): void {
    this.#readers?.close()
    this.#readers = null
    this.#read = 0
  }

  close(): void {
    this.#closing.abort()
    this.endReaders()
  }
}
