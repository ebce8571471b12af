import { BaosouError } from '../index.ts'
import type { Io } from './io.ts'
import { oneLine, printable } from './printable.ts'

/** Errors of who asked: the command line was wrong. */
const USAGE = new Set(['bad_query', 'bad_parameter'])

/** Tells an error on stderr, in one line and its advice, and returns the exit code. */
export function tellError(error: unknown, io: Pick<Io, 'err' | 'env'>): number {
  if (error instanceof BaosouError) {
    io.err.write(`error: ${oneLine(error.message)}\n${oneLine(error.advice)}\n`)
    return USAGE.has(error.code) ? 2 : 1
  }
  if (error instanceof Error && 'syscall' in error) {
    // The system refused: a full disk, a file where a folder should be, rights that are lacking.
    io.err.write(`error: ${oneLine(error.message)}\nCheck the path, its rights and the disk.\n`)
    return 1
  }
  const message = error instanceof Error ? error.message : String(error)
  io.err.write(`error: ${oneLine(message)}\n`)
  if (io.env['DEBUG'] === 'baosou' && error instanceof Error)
    io.err.write(`${printable(error.stack ?? '')}\n`)
  else io.err.write('This is a fault of Baosou; DEBUG=baosou shows where.\n')
  return 70
}
