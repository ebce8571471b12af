import type { Spent } from './read-limits.ts'

/** Shared by threads: whether a task is under way, and the time and CPU time at which it began. ms. */
export type TaskClock = Float64Array<SharedArrayBuffer>

export function taskClock(): TaskClock {
  return new Float64Array(new SharedArrayBuffer(3 * Float64Array.BYTES_PER_ELEMENT))
}

export function begin(clock: TaskClock): void {
  clock[1] = now()
  clock[2] = cpu()
  clock[0] = 1
}

export function end(clock: TaskClock): void {
  clock[0] = 0
}

/** Null when no task is under way. */
export function since(clock: TaskClock): Spent | null {
  const [underWay = 0, start = 0, cpuAtStart = 0] = clock
  if (underWay === 0) return null
  return { wall: now() - start, cpu: cpu() - cpuAtStart, memory: process.memoryUsage.rss() }
}

/** All threads of a process share this clock. */
function now(): number {
  return Number(process.hrtime.bigint() / 1_000_000n)
}

/** Of the whole process: its other threads collect garbage, or look. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
