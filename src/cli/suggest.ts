import type { Io } from './io.ts'
import { opened } from './opened.ts'
import { oneLine, printableJson } from './printable.ts'
import { table } from './table.ts'

export interface SuggestCommand {
  readonly index: string
  readonly json?: boolean
  /** 1 to 50. */
  readonly limit: number
}

/** `baosou suggest`: what may be meant by what is typed so far. */
export async function suggest(typed: string, options: SuggestCommand, io: Io): Promise<number> {
  const index = await opened(options.index, io)
  const answer = index.suggest(typed, options.limit)
  const rows = answer.suggestions.map(({ text, kind, sections }) => [oneLine(text), kind, sections])
  const head = [{ head: 'text' }, { head: 'kind' }, { head: 'sections', align: 'right' as const }]
  if (options.json) io.out.write(`${printableJson(answer, 2)}\n`)
  else if (rows.length === 0) io.out.write('nothing begins or sounds like this\n')
  else io.out.write(table(head, rows, io.out.isTerminal ? io.out.columns : undefined))
  return 0
}
