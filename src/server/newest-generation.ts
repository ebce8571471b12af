import { BaosouError } from '../index.ts'
import { checkMemoryRoom, type Named, namedGeneration } from '../index-folder.ts'
import { type Answering, answerInThread } from './answering.ts'

/** How often it is looked which generation is named, in ms. */
const EVERY = 1000

/** A folder of which one generation after the other is served. */
export interface Generations {
  /** Which is to be served now; fails where nothing says so. */
  named(): Promise<Named>
  /** Opens it; fails where it cannot be served. Nobody wants it any more when `givenUp` is aborted. */
  open(generation: string, givenUp: AbortSignal): Promise<Answering>
}

/** Who is told what becomes of the generations. */
export interface Teller {
  takenUp(answering: Answering): void
  warn(text: string): void
}

/** What a look at a folder saw: what it names, or why it names nothing. */
type Seen = Named | Error

/** A generation, and how many of the requests it was asked it has not answered yet. */
interface Served {
  readonly answering: Answering
  owed: number
}

/**
 * Serves an index, in threads, and from then on what its folder names.
 *
 * @param log told each error that was not foreseen.
 * @throws IndexError as `answerInThread` does.
 */
export async function answerNewest(
  folder: string,
  log: (line: string) => void,
  teller: Teller,
): Promise<NewestGeneration> {
  const named = () => namedGeneration(folder)
  // Before it is opened: what is named meanwhile will be another one.
  const seen = await seenOf(named)
  const open: Generations['open'] = async (generation, givenUp) => {
    await checkMemoryRoom(folder, generation)
    return answerInThread(folder, log, givenUp)
  }
  const newest = new NewestGeneration(
    await answerInThread(folder, log),
    seen,
    { named, open },
    teller,
  )
  newest.lookEvery(EVERY)
  return newest
}

/**
 * Answers from the generation that a folder names. When it names another one, that is opened beside the one
 * served; then it is asked all that is new, and the one before ends when it has answered what it was asked.
 */
export class NewestGeneration implements Answering {
  readonly ended: Promise<never>
  readonly #generations: Generations
  readonly #teller: Teller
  readonly #finishing = new Set<Served>()
  #served: Served
  /** At the last look. */
  #seen: Seen
  /** What was last opened, tried or told. */
  #followed: Seen
  #fail: (error: unknown) => void = () => {}
  #timer: NodeJS.Timeout | undefined
  #isLooking = false
  #opening: AbortController | null = null
  #isClosed = false

  /** @param seen what was seen of the folder before the first was opened. */
  constructor(first: Answering, seen: Seen, generations: Generations, teller: Teller) {
    this.#generations = generations
    this.#teller = teller
    this.#seen = seen
    this.#followed = seen
    this.ended = new Promise((_, reject) => {
      this.#fail = reject
    })
    // Nobody may be waiting yet when it fails.
    this.ended.catch(() => {})
    this.#served = this.#watched(first)
  }

  get generation() {
    return this.#served.answering.generation
  }

  get notice() {
    return this.#served.answering.notice
  }

  get counts() {
    return this.#served.answering.counts
  }

  async fetch(request: Request): Promise<Response> {
    const asked = this.#served
    asked.owed++
    try {
      return await asked.answering.fetch(request)
    } finally {
      asked.owed--
      this.#endIfOver(asked)
    }
  }

  /** From now on, for as long as something else keeps the process. */
  lookEvery(ms: number): void {
    this.#timer = setInterval(() => this.look(), ms).unref()
  }

  /**
   * Looks which generation is named, and follows what was seen twice in a row: whoever published it still has much of
   * the machine's memory for a moment, and a folder that is replaced is gone for one. What was tried is tried
   * again only when it was written again, or was not there in between.
   *
   * Settles when that is done. One look at a time: what is named meanwhile is seen by the next.
   */
  async look(): Promise<void> {
    if (this.#isLooking || this.#isClosed) return
    this.#isLooking = true
    const before = this.#seen
    this.#seen = await seenOf(this.#generations.named)
    const isStill = isSame(this.#seen, before) && !this.#isClosed
    if (isStill && !isSame(this.#seen, this.#followed)) {
      this.#followed = this.#seen
      await this.#follow(this.#seen)
    }
    this.#isLooking = false
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    this.#opening?.abort()
    const all = [this.#served, ...this.#finishing]
    await Promise.all(all.map(({ answering }) => answering.close()))
  }

  async #follow(seen: Seen): Promise<void> {
    if (seen instanceof Error) return this.#warn('', seen)
    const { generation } = seen
    if (generation === this.generation && this.notice === null) return
    this.#opening = new AbortController()
    try {
      const opened = await this.#generations.open(generation, this.#opening.signal)
      if (this.#isClosed) await opened.close()
      else this.#takeUp(opened)
    } catch (error) {
      if (!this.#isClosed) this.#warn(`generation ${generation} cannot be served: `, error as Error)
    } finally {
      this.#opening = null
    }
  }

  #takeUp(opened: Answering): void {
    const before = this.#served
    this.#finishing.add(before)
    this.#served = this.#watched(opened)
    this.#teller.takenUp(opened)
    this.#endIfOver(before)
  }

  #endIfOver(served: Served): void {
    if (served.owed > 0 || !this.#finishing.delete(served)) return
    served.answering.close()
  }

  /** When the one that is served ends, all ends; one that only finishes has told whoever waits for it. */
  #watched(answering: Answering): Served {
    const served = { answering, owed: 0 }
    answering.ended.catch((error: Error) => {
      if (served === this.#served) this.#fail(error)
      else this.#warn(`generation ${answering.generation} ended before its last answers: `, error)
    })
    return served
  }

  #warn(what: string, error: Error): void {
    const advice = error instanceof BaosouError ? ` ${error.advice}` : ''
    const served = `Generation ${this.generation} is served on.`
    this.#teller.warn(`${what}${error.message}. ${served}${advice}`)
  }
}

function seenOf(named: () => Promise<Named>): Promise<Seen> {
  return named().catch((error: Error) => error)
}

function isSame(a: Seen, b: Seen): boolean {
  return keyOf(a) === keyOf(b)
}

function keyOf(seen: Seen): string {
  return seen instanceof Error ? seen.message : `${seen.generation} ${seen.written}`
}
