/** Lets what waits go on: files are written meanwhile, step by step. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
