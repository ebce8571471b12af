// What the thread that makes suggestions does for its pool.
export { makeSuggestions } from './suggesting.ts'
