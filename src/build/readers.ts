import type { ReadOutcome, ReadTask, Refusal } from './outcome.ts'
import { limitReason, READ_LIMITS, type ReadLimits } from './read-limits.ts'
import { type Attempt, type Reader, startReader } from './reader.ts'
import { hasThreads } from './threads.ts'

/** Reads and cleans within limits of time and memory. */
export interface Readers {
  read(task: ReadTask): Promise<readonly ReadOutcome[]>
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
  if (!hasThreads) {
    const { perform } = await import('./perform.ts')
    return { read: perform, close: () => {} }
  }
  const pool = new ReaderPool(count, limits)
  return { read: (task) => read(task, pool, limits), close: () => pool.close() }
}

async function read(
  task: ReadTask,
  pool: ReaderPool,
  limits: ReadLimits,
): Promise<readonly ReadOutcome[]> {
  let result = await pool.attempt(task)
  if (isDone(result)) return result
  if (task.kind === 'lines' && task.lines.length > 1) {
    const alone: ReadOutcome[] = []
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

function isDone(result: Attempt): result is readonly ReadOutcome[] {
  return Array.isArray(result)
}

function refusalOf(task: ReadTask, reason: string): Refusal {
  const line = task.kind === 'lines' ? `#L${task.lines[0]?.number}` : ''
  const advice = 'Save its text as a .txt file, in parts if it is long, or leave it out.'
  return { source: `${task.path}${line}`, reason, advice }
}

/** Gives each task to the next reader that is free, and puts a new one in the place of one that ended. */
class ReaderPool {
  readonly #limits: ReadLimits
  readonly #free: Reader[] = []
  readonly #busy = new Set<Reader>()
  readonly #waiting: ((reader: Reader) => void)[] = []
  /** Readers that may still be started: none is before it has something to do. */
  #left: number
  #closed = false

  constructor(count: number, limits: ReadLimits) {
    this.#limits = limits
    this.#left = count
  }

  async attempt(task: ReadTask): Promise<Attempt> {
    const reader =
      this.#free.pop() ??
      this.#another() ??
      (await new Promise<Reader>((resolve) => this.#waiting.push(resolve)))
    this.#busy.add(reader)
    const result = await reader.attempt(task)
    this.#busy.delete(reader)
    if (this.#closed) return result
    const next = isDone(result) ? reader : startReader(this.#limits)
    const wake = this.#waiting.shift()
    if (wake) wake(next)
    else this.#free.push(next)
    return result
  }

  #another(): Reader | null {
    if (this.#left === 0) return null
    this.#left -= 1
    return startReader(this.#limits)
  }

  close(): void {
    this.#closed = true
    for (const reader of [...this.#free, ...this.#busy]) reader.close()
  }
}
