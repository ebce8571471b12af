import { Worker } from 'node:worker_threads'
import { hasThreads } from '../threads.ts'
import type { SuggestionTask } from './suggesting.ts'
import type { EarlierSources } from './suggestion-sources.ts'

/** What is sent to the thread and back; far from what an index may need. MB. */
const HEAP = 2048

/** What the thread is told. */
export type Told =
  | { readonly kind: 'ahead'; readonly earlier: EarlierSources }
  | { readonly kind: 'task'; readonly task: SuggestionTask }

/** Makes the suggestions of one index. */
export interface SuggestionMaker {
  /** Makes what can be made of an earlier generation before all is read. Called once at most, before `make`. */
  begin(earlier: EarlierSources): void
  /** Called once. */
  make(task: SuggestionTask): Promise<string>
  close(): void
}

/** Makes them in this thread. */
export const suggestHere: SuggestionMaker = {
  begin: () => {},
  make: makeHere,
  close: () => {},
}

/** Loaded when it is asked for: most often a thread does it. */
async function makeHere(task: SuggestionTask): Promise<string> {
  const { makeSuggestions } = await import('./suggesting.ts')
  return makeSuggestions(task)
}

/**
 * Makes them in a thread of its own from compiled code, beside what this one does meanwhile; here, when no thread
 * can be had or it fails. It starts when it is first told something.
 */
export function suggestBeside(): SuggestionMaker {
  let started: SuggestionMaker | null = null
  let isClosed = false
  const maker = () => {
    started ??= startBeside()
    return started
  }
  return {
    begin(earlier) {
      if (!isClosed) maker().begin(earlier)
    },
    make: (task) => maker().make(task),
    close() {
      isClosed = true
      started?.close()
    },
  }
}

function startBeside(): SuggestionMaker {
  const thread = hasThreads ? startThread() : null
  if (thread === null) return suggestHere
  const made = new Promise<string>((resolve, reject) => {
    thread.on('message', resolve)
    thread.on('messageerror', reject)
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('the thread ended')))
  })
  // It may fail before anybody waits.
  made.catch(() => {})
  let isClosed = false
  const close = () => {
    isClosed = true
    void thread.terminate()
  }
  const tell = (told: Told) => thread.postMessage(told)
  return {
    begin: (earlier) => tell({ kind: 'ahead', earlier }),
    make: async (task) => {
      try {
        tell({ kind: 'task', task })
        const text = await made
        // What it holds is not needed while the index is published.
        close()
        return text
      } catch (error) {
        if (isClosed) throw error
        // It could not be started, or lacked memory; what else fails does so here as well.
        return makeHere(task)
      }
    },
    close,
  }
}

/** Null when the machine refuses a thread. */
function startThread(): Worker | null {
  try {
    return new Worker(new URL('./suggestion-worker.js', import.meta.url), {
      // What this process was started with (to watch it, to load something first) is nothing to the thread.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP },
    })
  } catch {
    return null
  }
}
