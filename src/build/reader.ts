import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ReadTask } from './outcome.ts'
import { limitBehind, type ReadLimits } from './read-limits.ts'
import { type SentOutcomes, wordsReceived } from './sent-words.ts'

/** How much longer than its limit a process is waited for. ms. */
const GRACE = 30_000

/** What came of a task: what it gave, or the limit it passed, or how its process failed. */
export type Attempt<Outcome> = readonly Outcome[] | { readonly limit: keyof ReadLimits } | Error

/** A process that does one task at a time, until it ends. */
export interface Reader<Outcome> {
  /** Called when there is nothing under way. */
  attempt(task: ReadTask): Promise<Attempt<Outcome>>
  readonly hasEnded: boolean
  close(): void
}

/** @param analyses whether it analyses what it reads; `Outcome` is what it gives then. */
export function startReader<Outcome>(limits: ReadLimits, analyses: boolean): Reader<Outcome> {
  const file = fileURLToPath(new URL('./read-process.js', import.meta.url))
  const child = fork(file, [JSON.stringify({ limits, analyses })], {
    // Typed arrays and all strings come over as they are.
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${limits.memory}`],
    // What a library or V8 itself writes is no part of our output.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let told = (_: Attempt<Outcome>): void => {}
  let overdue: NodeJS.Timeout | undefined
  let failure: Attempt<Outcome> | null = null
  const received = analyses ? wordsReceived() : (outcomes: unknown) => outcomes
  child.on('message', (message) => tell(received(message as SentOutcomes) as readonly Outcome[]))
  child.on('error', fail)
  child.on('exit', (code, signal) => {
    const limit = limitBehind(code, signal)
    fail(limit ? { limit } : new Error(`its reader stopped (${signal ?? `exit code ${code}`})`))
  })

  function fail(reason: Attempt<Outcome>): void {
    failure = reason
    tell(reason)
  }

  function tell(attempt: Attempt<Outcome>): void {
    clearTimeout(overdue)
    told(attempt)
  }

  return {
    attempt: (task) =>
      new Promise((resolve) => {
        told = resolve
        if (failure) {
          resolve(failure)
          return
        }
        // It ends itself; one that cannot, stopped or broken, is ended here.
        overdue = setTimeout(() => child.kill('SIGKILL'), limits.wall + GRACE)
        // Where it cannot be sent the process has ended, which is told above.
        child.send(task, () => {})
      }),
    get hasEnded() {
      return failure !== null
    },
    close: () => child.kill('SIGKILL'),
  }
}
