import type { SourcesNow } from './sources-now.ts'

/** Sources that are never left alone are read after so many ms all the same. */
const LONGEST_WAIT = 30_000

/** What was written to when it was read is read again after so many ms: it may have been once more with the same time. */
const UNTIL_OLD = 3_000

/** Decides, look by look, when sources are to be read again. Times are in ms, of a clock that only goes forward. */
export class Due {
  #before: SourcesNow | null = null
  /** As they were when they were read last. */
  #read: string | null = null
  #isBuilt = false
  #retryAt = Number.POSITIVE_INFINITY
  /** Since when they have been others than those. */
  #since = Number.POSITIVE_INFINITY

  /** Whether the index is what they were at the last look. */
  isUpToDate = false

  /** Says that they were read. @param isBuilt whether an index came of it. */
  done(isBuilt: boolean): void {
    this.#isBuilt = isBuilt
    this.isUpToDate = isBuilt
  }

  /** What they are now shall be read again at some time. */
  retryAt(time: number): void {
    this.#retryAt = time
  }

  /**
   * Whether they are to be read now: `changed` when they are not what they were, `again` when they are, null when they are not to
   * be. Nothing is while some are away; what was written to is when it stayed as it is from one look to the next.
   */
  now(now: SourcesNow, time: number): 'changed' | 'again' | null {
    const before = this.#before
    this.#before = now
    const isNew = now.text !== this.#read
    this.isUpToDate = this.#isBuilt && now.isIndexed && !isNew && now.away.length === 0
    const isAsked = isNew || time >= this.#retryAt || (this.#isBuilt && !now.isIndexed)
    if (!isAsked || now.away.length > 0) {
      this.#since = Number.POSITIVE_INFINITY
      return null
    }
    this.#since = Math.min(this.#since, time)
    const isFirst = before === null
    const isLeft = !isNew || (now.text === before?.text && !now.isFresh)
    if (!isFirst && !isLeft && time - this.#since < LONGEST_WAIT) return null
    this.#read = now.text
    this.#retryAt = now.isFresh ? time + UNTIL_OLD : Number.POSITIVE_INFINITY
    this.#since = Number.POSITIVE_INFINITY
    this.isUpToDate = false
    return isNew ? 'changed' : 'again'
  }
}
