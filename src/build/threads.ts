import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'

/** Threads that do tasks of one kind, one at a time each. */
export interface Threads<Task, Result> {
  run(task: Task): Promise<Result>
}

/**
 * Whether this is compiled code: threads cannot load TypeScript on every Node we run on, so that
 * from sources everything is done in the one thread there is.
 */
export const hasThreads = !import.meta.url.endsWith('.ts')

/**
 * @param file compiled module beside this one, whose default export does a task.
 * @param heap what JavaScript may use in each, in MB; past it the thread ends with
 *   `ERR_WORKER_OUT_OF_MEMORY`.
 */
export function startThreads<Task, Result>(
  file: URL,
  count: number,
  heap: number,
): Threads<Task, Result> {
  const pool = new Piscina<Task, Result>({
    filename: fileURLToPath(file),
    minThreads: count,
    maxThreads: count,
    idleTimeout: Number.POSITIVE_INFINITY,
    // Waiting without a loop would stop what a reader left running, as pdf.js does.
    atomics: 'disabled',
    resourceLimits: { maxOldGenerationSizeMb: heap },
  })
  // A thread that fails between tasks is replaced; what it has done is told already.
  pool.on('error', () => {})
  return { run: (task) => pool.run(task) }
}
