import { openIndex } from '../index.ts'
import { type Answering, answerHere, answerInThread } from '../server/answering.ts'
import { listen } from '../server/listen.ts'
import { hasThreads } from '../threads.ts'
import type { Io } from './io.ts'
import { warnOf } from './opened.ts'
import { printable } from './printable.ts'

export interface ServeCommand {
  readonly host: string
  readonly port: number
}

/** `baosou serve`: serves an index until asked to stop. */
export async function serve(options: ServeCommand & { index: string }, io: Io): Promise<number> {
  const log = (line: string) => io.err.write(`${printable(line)}\n`)
  const answering = hasThreads
    ? await answerInThread(options.index, log)
    : await answerHere(await openIndex(options.index), log)
  try {
    warnOf(answering.notice, io)
    return await serveUntilStopped(answering, options, io)
  } finally {
    await answering.close()
  }
}

/** Says where, and what is in it. */
async function serveUntilStopped(
  answering: Answering,
  options: ServeCommand,
  io: Io,
): Promise<number> {
  const stopped = io.stopped()
  const server = await listen(answering, options)
  const { reports, sections, agencies } = answering.counts
  io.out.write(
    `${reports} reports, ${sections} sections, ${agencies} agencies, generation ${answering.generation}\n`,
  )
  io.out.write(`Baosou serves ${server.address} (Ctrl-C stops it)\n`)
  try {
    await Promise.race([stopped, answering.ended])
  } catch (error) {
    // Nothing answers any more: there is nothing to wait for.
    await server.close(0)
    throw error
  }
  const cut = await server.close()
  if (cut > 0) io.err.write(`warning: cut off, for they took too long: ${cut} answers\n`)
  io.out.write('Stopped.\n')
  return 0
}
