import { openIndex, type SearchIndex } from '../index.ts'
import type { Io } from './io.ts'
import { oneLine } from './printable.ts'

/** Opens an index, and says so when it is not the generation it should be. @throws IndexError */
export async function opened(folder: string, io: Pick<Io, 'err'>): Promise<SearchIndex> {
  const index = await openIndex(folder)
  warnOf(index.notice, io)
  return index
}

/** Says why an older generation answers, when it does. */
export function warnOf(notice: string | null, io: Pick<Io, 'err'>): void {
  if (notice !== null) io.err.write(`warning: ${oneLine(notice)}\n`)
}
