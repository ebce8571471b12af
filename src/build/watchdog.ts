import { workerData } from 'node:worker_threads'
import { passedLimit, type ReadLimits, SIGNALS } from './read-limits.ts'
import { since, type TaskClock } from './task-clock.ts'

/** How often it looks. ms. */
const LOOK = 100

/**
 * A thread beside the one that reads, which is busy and cannot look at itself. It ends the process
 * when a task passes a limit, and when nobody is left to read for.
 */
const { clock, limits } = workerData as { clock: TaskClock; limits: ReadLimits }
const parent = process.ppid

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  const spent = since(clock)
  const limit = spent && passedLimit(spent, limits)
  if (limit) process.kill(process.pid, SIGNALS[limit])
}, LOOK)
