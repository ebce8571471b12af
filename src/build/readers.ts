import { hasThreads } from '../threads.ts'
import type { AnalyzedOutcome, ReadOutcome, ReadTask, Refusal, RefusedOutcome } from './outcome.ts'
import { limitReason, READ_LIMITS, type ReadLimits } from './read-limits.ts'
import { type Attempt, type Reader, startReader } from './reader.ts'

/** Reads and cleans within limits of time and memory. */
export interface Readers<Outcome = ReadOutcome> {
  read(task: ReadTask): Promise<readonly Outcome[]>
  /** Lets go of what most tasks to come have no use of. Called when none is under way. */
  rest(): void
  close(): void
}

/**
 * Processes that read and clean. One that takes 10 s of CPU for a file, or 1,024 MB of memory, is
 * ended and replaced, and the file is refused; of several lines read together, each is then read
 * alone, so that only the one to blame is. Since what earlier files left may be to blame, a file
 * whose process ran out of memory or failed is read once more in a new one before it is refused.
 *
 * They are processes because V8 ends the whole process, and not a thread, where one large piece of
 * memory is lacking: of twelve ways to use up the heap of a thread, four or five did so on Node 20. It also gives
 * each its own count of CPU time and memory on every system, so that a loaded machine refuses nothing.
 *
 * From TypeScript sources, as in tests, reading is done in place and these limits do not hold.
 */
export async function startReaders(count: number, limits = READ_LIMITS): Promise<Readers> {
  if (hasThreads) return readersOf<ReadOutcome>(count, limits, false)
  const { perform } = await import('./perform.ts')
  return { read: perform, rest: () => {}, close: () => {} }
}

/**
 * The same, and what they read is analysed: within limits of its own, that are the same. The first of them starts
 * at once.
 */
export async function startAnalysingReaders(count: number): Promise<Readers<AnalyzedOutcome>> {
  if (hasThreads) return readersOf<AnalyzedOutcome>(count, READ_LIMITS, true)
  const { analysing } = await import('./perform-analysed.ts')
  return { read: analysing(), rest: () => {}, close: () => {} }
}

function readersOf<Outcome>(
  count: number,
  limits: ReadLimits,
  analyses: boolean,
): Readers<Outcome | RefusedOutcome> {
  const pool = new ReaderPool(count, () => startReader<Outcome>(limits, analyses))
  if (analyses) pool.prepare()
  return {
    read: (task) => read(task, pool, limits),
    rest: () => pool.rest(),
    close: () => pool.close(),
  }
}

async function read<Outcome>(
  task: ReadTask,
  pool: ReaderPool<Outcome>,
  limits: ReadLimits,
): Promise<readonly (Outcome | RefusedOutcome)[]> {
  let result = await pool.attempt(task)
  if (isDone(result)) return result
  // Nobody waits for it any more.
  if (result === CLOSED) return []
  if (task.kind === 'lines' && task.lines.length > 1) {
    const alone: (Outcome | RefusedOutcome)[] = []
    for (const line of task.lines) {
      alone.push(...(await read({ ...task, lines: [line] }, pool, limits)))
    }
    return alone
  }
  if (result instanceof Error || result.limit === 'memory') result = await pool.attempt(task)
  if (isDone(result)) return result
  const reason =
    result instanceof Error
      ? `could not be read: ${result.message}`
      : limitReason(result.limit, limits)
  return [{ kind: 'refused', refusal: refusalOf(task, reason), isRecord: true }]
}

function isDone<Outcome>(result: Attempt<Outcome>): result is readonly Outcome[] {
  return Array.isArray(result)
}

function refusalOf(task: ReadTask, reason: string): Refusal {
  const line = task.kind === 'lines' ? `#L${task.lines[0]?.number}` : ''
  const advice = 'Save its text as a .txt file, in parts if it is long, or leave it out.'
  return { source: `${task.path}${line}`, reason, advice }
}

/** What comes of a task that was not done when readers were closed. */
const CLOSED = new Error('readers are closed')

/** Lines that are worth a further reader, which takes a second to start; and what a file counts as. */
const WORTH_A_READER = 256
const LINES_OF_A_FILE = 64

/** Gives each task to the next reader that is free, and puts a new one in the place of one that ended. */
class ReaderPool<Outcome> {
  readonly #start: () => Reader<Outcome>
  readonly #free: Reader<Outcome>[] = []
  readonly #busy = new Set<Reader<Outcome>>()
  readonly #waiting: ((reader: Reader<Outcome> | null) => void)[] = []
  readonly #most: number
  #started = 0
  /** What was asked so far, in lines. */
  #asked = 0
  #closed = false

  constructor(most: number, start: () => Reader<Outcome>) {
    this.#start = start
    this.#most = most
  }

  /** Starts a reader that will be asked soon. */
  prepare(): void {
    const first = this.#another()
    if (first) this.#free.push(first)
  }

  async attempt(task: ReadTask): Promise<Attempt<Outcome>> {
    if (this.#closed) return CLOSED
    this.#asked += task.kind === 'lines' ? task.lines.length : LINES_OF_A_FILE
    const reader =
      this.#ready() ??
      this.#another() ??
      (await new Promise<Reader<Outcome> | null>((resolve) => this.#waiting.push(resolve)))
    // It may have been closed since the reader was given, when it counted as neither free nor busy.
    if (reader === null || this.#closed) {
      reader?.close()
      return CLOSED
    }
    this.#busy.add(reader)
    const result = await reader.attempt(task)
    this.#busy.delete(reader)
    if (this.#closed) return isDone(result) ? result : CLOSED
    const next = isDone(result) ? reader : this.#start()
    const wake = this.#waiting.shift()
    if (wake) wake(next)
    else this.#free.push(next)
    return result
  }

  /** One that has not ended while nobody asked it. */
  #ready(): Reader<Outcome> | undefined {
    for (let reader = this.#free.pop(); reader; reader = this.#free.pop()) {
      if (!reader.hasEnded) return reader
      this.#started -= 1
    }
    return undefined
  }

  #another(): Reader<Outcome> | null {
    if (this.#started === this.#most || this.#asked < this.#started * WORTH_A_READER) return null
    this.#started += 1
    return this.#start()
  }

  /** One that stays has its code compiled: it reads a little in half the time that a new one takes. */
  rest(): void {
    const [first, ...others] = this.#free.splice(0).filter(({ hasEnded }) => !hasEnded)
    if (first) this.#free.push(first)
    for (const reader of others) reader.close()
    this.#started = this.#free.length
    this.#asked = 0
  }

  /** What is under way or waits ends as `CLOSED`, and nothing is started any more. */
  close(): void {
    this.#closed = true
    for (const wake of this.#waiting.splice(0)) wake(null)
    for (const reader of [...this.#free, ...this.#busy]) reader.close()
  }
}
