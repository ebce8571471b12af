import { parentPort } from 'node:worker_threads'
import { aheadOf, makeSuggestions } from './suggesting.ts'
import type { Told } from './suggestion-thread.ts'

// A thread that makes suggestions. What fails here ends it, and its parent makes them.

let ahead: ReturnType<typeof aheadOf> | undefined
parentPort?.on('message', (told: Told) => {
  if (told.kind === 'ahead') ahead = aheadOf(told.earlier)
  else parentPort?.postMessage(makeSuggestions(told.task, ahead))
})
parentPort?.once('messageerror', (error) => {
  throw error
})
