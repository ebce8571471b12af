import { parentPort } from 'node:worker_threads'
import { makeSuggestions, type SuggestionTask } from './suggesting.ts'

// A thread that makes suggestions. What fails here ends it, and its parent makes them.

parentPort?.once('message', (task: SuggestionTask) => {
  parentPort?.postMessage(makeSuggestions(task))
})
parentPort?.once('messageerror', (error) => {
  throw error
})
