import { openIndex } from '../index.ts'
import { type Answering, answerHere } from '../server/answering.ts'
import { listen } from '../server/listen.ts'
import { answerNewest } from '../server/newest-generation.ts'
import { hasThreads } from '../threads.ts'
import type { Io } from './io.ts'
import { warnOf } from './opened.ts'
import { printable } from './printable.ts'

export interface ServeCommand {
  readonly host: string
  readonly port: number
}

/** `baosou serve`: serves an index, and what it is replaced by, until asked to stop. */
export async function serve(options: ServeCommand & { index: string }, io: Io): Promise<number> {
  const log = (line: string) => io.err.write(`${printable(line)}\n`)
  const takenUp = (answering: Answering) => {
    warnOf(answering.notice, io)
    tellContents(answering, io)
  }
  const warn = (text: string) => warnOf(text, io)
  const answering = hasThreads
    ? await answerNewest(options.index, log, { takenUp, warn })
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
  tellContents(answering, io)
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

function tellContents({ counts, generation }: Answering, io: Io): void {
  const { reports, sections, agencies } = counts
  io.out.write(
    `${reports} reports, ${sections} sections, ${agencies} agencies, generation ${generation}\n`,
  )
}
