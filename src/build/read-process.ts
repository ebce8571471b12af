import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { ReadTask } from './outcome.ts'
import { perform } from './perform.ts'
import { wordsSent } from './sent-words.ts'
import { begin, end, taskClock } from './task-clock.ts'

// A process that reads and cleans, one task after the other; the parent gives it its limits.

/**
 * Compiled at once, and optimised when it ran eight times as long as V8 thinks right: little that is new is read by code that
 * runs for the first time (ARCHITECTURE.md has what it bought). A V8 that knows no such flag says so on standard error,
 * which nobody reads of these processes, and goes on.
 */
for (const flag of ['--always-sparkplug', '--interrupt-budget=540672']) setFlagsFromString(flag)

const clock = taskClock()
const { limits, analyses } = JSON.parse(process.argv[2] ?? '')
new Worker(new URL('./watchdog.js', import.meta.url), { workerData: { clock, limits } }).unref()

/** Tables of the analysis take time and memory: who only reads does without. Limits bind their loading as well. */
begin(clock)
const acting = analyses ? analysingAndSending() : Promise.resolve(perform)
// Before a task begins that waits for them. What fails is told when a task comes.
acting.finally(() => end(clock)).catch(() => {})

async function analysingAndSending() {
  const { loadWords } = await import('../analyze.ts')
  const { analysing } = await import('./perform-analysed.ts')
  loadWords()
  const [act, sent] = [analysing(), wordsSent()]
  return async (task: ReadTask, onPlace: () => void) => sent(await act(task, onPlace))
}

process.on('message', async (task: ReadTask) => {
  try {
    const act = await acting
    begin(clock)
    const message = await act(task, () => begin(clock))
    // The clock runs until it is told: a parent that hears nothing would wait for ever.
    process.send?.(message, undefined, undefined, (error) => {
      end(clock)
      if (error) process.exit(1)
    })
  } catch {
    process.exit(1)
  }
})
// PDF.js leaves promises of damaged files that nobody waits for; what it tells us is enough.
process.on('unhandledRejection', () => {})
process.on('disconnect', () => process.exit())
