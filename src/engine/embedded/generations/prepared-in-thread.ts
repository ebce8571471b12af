import { Worker } from 'node:worker_threads'
import { hasThreads } from '../../../threads.ts'
import { nodeDisk } from './disk.ts'
import type { Given } from './given.ts'
import { readPrepared } from './prepared.ts'
import type { Fault } from './stored.ts'

/** What the reading thread tells. */
export type Told = Given | { readonly kind: 'end'; readonly faults: readonly ToldFault[] }

/** A fault whose cause stands as what is kept of an error between threads. */
export interface ToldFault extends Omit<Fault, 'cause'> {
  readonly cause?: { readonly message: string; readonly code: string }
}

/** Takes what is given of a generation. */
export interface Taker {
  take(given: Given): void
}

/** A reading that goes on. */
export interface GoingReading<T extends Taker> {
  /** @throws what the taker throws. */
  readonly ended: Promise<{ readonly taker: T; readonly faults: readonly Fault[] }>
  /** Nobody waits for it any more. */
  stop(): void
}

/**
 * `readPrepared` in a thread of its own, so that this one can do something else meanwhile; here, when no thread can
 * be had.
 *
 * @param taker a new one: another is asked for when the reading begins again.
 */
export function readPreparedInThread<T extends Taker>(
  folder: string,
  id: string,
  taker: () => T,
): GoingReading<T> {
  const here = async () => {
    const taking = taker()
    const faults = await readPrepared(nodeDisk, folder, id, (given) => taking.take(given))
    return { taker: taking, faults }
  }
  const thread = hasThreads ? started(folder, id) : null
  if (thread === null) return { ended: here(), stop: () => {} }
  let isStopped = false
  const taking = taker()
  const inThread = new Promise<readonly ToldFault[]>((resolve, reject) => {
    thread.on('message', (told: Told) => {
      if (told.kind === 'end') return resolve(told.faults)
      try {
        taking.take(told)
      } catch (error) {
        reject(new TakerError(error))
      }
    })
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('the thread ended')))
  })
  const ended = inThread.then(
    (faults) => ({ taker: taking, faults: faults.map(asFault) }),
    (error: unknown) => {
      if (error instanceof TakerError) throw error.cause
      if (isStopped) throw error
      // It could not be started, or lacked memory.
      return here()
    },
  )
  const stop = () => {
    isStopped = true
    void thread.terminate()
  }
  return { ended, stop }
}

/** Null when the system allows no further thread. */
function started(folder: string, id: string): Worker | null {
  const entry = new URL('./prepared-thread.js', import.meta.url)
  try {
    // What this process was started with (to watch it, to load something first) is nothing to the thread.
    return new Worker(entry, { workerData: { folder, id }, execArgv: [] })
  } catch {
    return null
  }
}

/** What a taker threw: it would throw that here as well. */
class TakerError extends Error {
  constructor(cause: unknown) {
    super('what was read cannot be used', { cause })
  }
}

function asFault({ cause, ...fault }: ToldFault): Fault {
  if (cause === undefined) return fault
  return { ...fault, cause: Object.assign(new Error(cause.message), { code: cause.code }) }
}
