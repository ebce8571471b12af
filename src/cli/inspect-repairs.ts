import { type RepairPlace, readRepairs } from '../index.ts'
import type { Io } from './io.ts'
import { paintFor } from './paint.ts'
import { printable, printableJson } from './printable.ts'

/** Longer pieces are shown by their beginning. UTF-16 units. */
const LONGEST = 60

/** `baosou inspect --repairs`: every repair with its line and offset, what was there and what is shown. */
export async function inspectRepairs(
  file: string,
  options: { json?: boolean },
  io: Io,
): Promise<number> {
  const { report, repairs } = await readRepairs(file)
  if (options.json) {
    io.out.write(`${printableJson({ counts: report.repairs, repairs }, 2)}\n`)
    return 0
  }
  const paint = paintFor(io)
  for (const { kind, line, offset, was, shown } of repairs) {
    const place = offset === null ? 'stated' : `line ${line}, offset ${offset}`
    io.out.write(
      `${kind.padEnd(10)} ${place.padEnd(24)} ${quoted(was)} ${paint.soft('→')} ${quoted(shown)}\n`,
    )
  }
  io.out.write(`repairs: ${summaryOf(repairs)}\n`)
  return 0
}

function summaryOf(repairs: readonly RepairPlace[]): string {
  const counts = new Map<string, number>()
  for (const { kind } of repairs) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ') || 'none'
}

/** In quotes, with its line ends and controls spelled out. */
function quoted(text: string): string {
  const begin = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  return printable(JSON.stringify(begin))
}
