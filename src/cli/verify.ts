import { type GenerationCheck, type IndexCheck, verifyIndex } from '../index.ts'
import type { Io } from './io.ts'
import { oneLine, printableJson } from './printable.ts'

export interface VerifyCommand {
  readonly index: string
  readonly json?: boolean
}

/** `baosou verify`: every file of an index against its checksum. 1 when anything served is at fault. */
export async function verify(options: VerifyCommand, io: Io): Promise<number> {
  const check = await verifyIndex(options.index)
  io.out.write(options.json ? `${printableJson(check, 2)}\n` : shown(check))
  if (check.sound) return 0
  io.err.write(
    'error: the index is damaged\nBuild it again with `baosou index <folder> --out <index>`.\n',
  )
  return 1
}

function shown({ pointer, generations, remains, sound }: IndexCheck): string {
  const lines = [
    ...(pointer === null ? [] : [pointer]),
    ...generations.flatMap((generation) => [...told(generation)]),
    ...remains.map((name) => `left by a writer that is gone: ${oneLine(name)}`),
    ...(sound ? ['sound'] : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function* told({ id, role, counts, files, bytes, faults }: GenerationCheck): Iterable<string> {
  const holds = counts === null ? '' : `, ${counts.reports} reports, ${counts.sections} sections`
  const size = `${files} files, ${(bytes / 1e6).toFixed(1)} MB`
  yield `generation ${id} (${role}): ${faults.length === 0 ? 'intact' : 'damaged'}, ${size}${holds}`
  for (const { file, kind, cause } of faults) {
    const why = oneLine(typeof cause === 'string' ? cause : kind)
    yield `  ${oneLine(file)}: ${why}`
  }
}
