import { buildIndex, holdsIndex } from '../index.ts'
import { START_FOLDERS } from './folders.ts'
import type { Io } from './io.ts'
import { oneLine } from './printable.ts'
import { type ServeCommand, serve } from './serve.ts'

/**
 * `baosou start`: serves the index of this package, built from the sample reports when there is
 * none. An index that cannot be used is an error: what someone built is never replaced unasked.
 */
export async function start(
  options: ServeCommand,
  io: Io,
  folders: typeof START_FOLDERS = START_FOLDERS,
): Promise<number> {
  if (!(await holdsIndex(folders.index))) {
    io.out.write(`Indexing the sample reports in ${oneLine(folders.sample)}\n`)
    await buildIndex([folders.sample], folders.index)
  }
  return await serve({ ...options, index: folders.index }, io)
}
