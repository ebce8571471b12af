import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'

/** Threads that do what a module exports, one task at a time each. */
export interface Threads<Module extends Tasks<Module>> {
  run<Name extends keyof Module & string>(
    name: Name,
    task: Parameters<Module[Name]>[0],
  ): Promise<ReturnType<Module[Name]>>
}

type Tasks<Module> = Readonly<Record<keyof Module, (task: never) => unknown>>

/**
 * Whether this is compiled code: threads cannot load TypeScript on every Node we run on, so that
 * from sources everything is done in the one thread there is.
 */
export const hasThreads = !import.meta.url.endsWith('.ts')

/**
 * @param file compiled module beside this one, whose exports do tasks.
 * @param heap what JavaScript may use in each, in MB; past it the thread ends with
 *   `ERR_WORKER_OUT_OF_MEMORY`.
 */
export function startThreads<Module extends Tasks<Module>>(
  file: URL,
  count: number,
  heap: number,
): Threads<Module> {
  const pool = new Piscina({
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
  return { run: (name, task) => pool.run(task, { name }) }
}
