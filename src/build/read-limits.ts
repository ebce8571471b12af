/** What one file may take, or one line of a file that holds many reports. */
export interface ReadLimits {
  /** CPU time. ms. */
  readonly cpu: number
  /** With all waiting: for a file on a disk that does not answer. ms. */
  readonly wall: number
  /** JavaScript's memory; with all bytes outside of it, `OUTSIDE` more. MB. */
  readonly memory: number
}

/** The whole of the longest work report takes 0.2 s and 60 MB. */
export const READ_LIMITS: ReadLimits = { cpu: 10_000, wall: 120_000, memory: 1024 }

/** Node itself, our dictionaries, the bytes of a file of 100 MB and what is unpacked from it. MB. */
const OUTSIDE = 768
const MEGABYTE = 1024 * 1024

/** How a process that passed a limit is ended: the parent sees by which signal it was. */
export const SIGNALS = { cpu: 'SIGVTALRM', wall: 'SIGALRM', memory: 'SIGKILL' } as const

/** What a task has taken so far, and what it may. */
export interface Spent {
  /** CPU time and time since the task began. ms. */
  readonly cpu: number
  readonly wall: number
  /** All memory of the process. Bytes. */
  readonly memory: number
}

/** The limit that is passed, if one is. */
export function passedLimit(spent: Spent, limits: ReadLimits): keyof ReadLimits | null {
  if (spent.cpu >= limits.cpu) return 'cpu'
  if (spent.memory >= (limits.memory + OUTSIDE) * MEGABYTE) return 'memory'
  return spent.wall >= limits.wall ? 'wall' : null
}

/** For messages. */
export function limitReason(limit: keyof ReadLimits, limits: ReadLimits): string {
  const what = {
    cpu: `takes more than ${limits.cpu / 1000} s of computing`,
    wall: `takes more than ${limits.wall / 1000} s`,
    memory: `needs more than ${limits.memory.toLocaleString('en')} MB of memory`,
  }
  return `${what[limit]}, the limit for one source`
}

/** By how a process ended: the limit it passed, or null when it failed otherwise. */
export function limitBehind(
  code: number | null,
  signal: NodeJS.Signals | null,
): keyof ReadLimits | null {
  if (signal === SIGNALS.cpu) return 'cpu'
  if (signal === SIGNALS.wall) return 'wall'
  // V8 aborts where its heap is full, and the system kills where its memory is.
  const full = ['SIGKILL', 'SIGABRT', 'SIGTRAP', 'SIGILL']
  return code === 134 || full.includes(signal ?? '') ? 'memory' : null
}
