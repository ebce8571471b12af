import { checkHeapRoom } from './engine/embedded/generations/heap-room.ts'
import { holdsIndex } from './engine/embedded/generations/load.ts'
import {
  type GenerationCheck,
  type IndexCheck,
  verify,
} from './engine/embedded/generations/verify.ts'
import { readAhead } from './engine/embedded/opening.ts'
import type { SearchIndex } from './search.ts'

export { type GenerationCheck, holdsIndex, type IndexCheck }

/**
 * Opens an index. What searching takes (modules, tables, the dictionary) is loaded while a thread reads the files.
 *
 * @throws IndexError when the folder holds no usable index, or the heap of this process is too small for it.
 */
export async function openIndex(folder: string): Promise<SearchIndex> {
  await checkHeapRoom(folder)
  const ahead = await readAhead(folder)
  const { openSearch } = await import('./search.ts')
  return openSearch(folder, ahead)
}

/**
 * Reads all that an index folder holds and compares it with its checksums. Changes nothing.
 *
 * @throws IndexError when there is no index.
 */
export async function verifyIndex(folder: string): Promise<IndexCheck> {
  return verify(folder)
}
