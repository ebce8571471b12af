import { makeSuggestions, type SuggestionTask } from './suggesting.ts'
import { hasThreads, startThreads, type Threads } from './threads.ts'

/** What is sent to the thread and back; far from what an index may need. MB. */
const HEAP = 2048

/**
 * Makes suggestions, in a thread of its own from compiled code: beside what this one does meanwhile. The thread
 * is kept for the next build, and does not keep the process alive.
 */
export async function suggestBeside(task: SuggestionTask): Promise<string> {
  return kept === null ? makeSuggestions(task) : kept.run('makeSuggestions', task)
}

/** Starts the thread, so that it is ready when it is asked. */
export function startSuggestionThread(): void {
  if (!hasThreads) return
  kept ??= startThreads(new URL('./suggestion-worker.js', import.meta.url), 1, HEAP)
}

let kept: Threads<typeof import('./suggestion-worker.ts')> | null = null
