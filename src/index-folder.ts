import type { Named } from './engine/embedded/generations/named.ts'
import type { GenerationCheck, IndexCheck } from './engine/embedded/generations/verify.ts'
import type { SearchIndex } from './search.ts'

export type { GenerationCheck, IndexCheck, Named }

/** Whether a folder names a generation to serve, whole or not. */
export async function holdsIndex(folder: string): Promise<boolean> {
  const { holdsIndex } = await import('./engine/embedded/generations/load.ts')
  return holdsIndex(folder)
}

/**
 * Opens an index. What searching takes (modules, tables, the dictionary) is loaded while a thread reads the files.
 *
 * @throws IndexError when the folder holds no usable index, or the heap of this process is too small for it.
 */
export async function openIndex(folder: string): Promise<SearchIndex> {
  const { checkHeapRoom } = await import('./engine/embedded/generations/heap-room.ts')
  const { readAhead } = await import('./engine/embedded/opening.ts')
  await checkHeapRoom(folder)
  const ahead = await readAhead(folder)
  const { openSearch } = await import('./search.ts')
  return openSearch(folder, ahead)
}

/**
 * Which generation a folder names to be served, and since when. Opens nothing.
 *
 * @throws IndexError when it names none, or none that can be read.
 */
export async function namedGeneration(folder: string): Promise<Named> {
  const { named } = await import('./engine/embedded/generations/named.ts')
  return named(folder)
}

/**
 * Whether this machine can open a generation beside what is open already.
 *
 * @throws IndexError when it has too little memory left.
 */
export async function checkMemoryRoom(folder: string, generation: string): Promise<void> {
  const { checkMemoryRoom } = await import('./engine/embedded/generations/memory-room.ts')
  await checkMemoryRoom(folder, generation)
}

/**
 * Reads all that an index folder holds and compares it with its checksums. Changes nothing.
 *
 * @throws IndexError when there is no index.
 */
export async function verifyIndex(folder: string): Promise<IndexCheck> {
  const { verify } = await import('./engine/embedded/generations/verify.ts')
  return verify(folder)
}
