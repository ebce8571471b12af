import type { SearchIndex } from '../index.ts'
import { createApp } from '../server/app.ts'
import { listen } from '../server/listen.ts'
import type { Io } from './io.ts'
import { opened } from './opened.ts'
import { printable } from './printable.ts'

export interface ServeCommand {
  readonly host: string
  readonly port: number
}

/** `baosou serve`: serves an index until asked to stop. */
export async function serve(options: ServeCommand & { index: string }, io: Io): Promise<number> {
  return await serveIndex(await opened(options.index, io), options, io)
}

/** Serves an opened index until asked to stop; says where, and what is in it. */
export async function serveIndex(
  index: SearchIndex,
  options: ServeCommand,
  io: Io,
): Promise<number> {
  const app = createApp(index, { log: (line) => io.err.write(`${printable(line)}\n`) })
  const stopped = io.stopped()
  const server = await listen(app, options)
  const { reports, sections, agencies } = index.counts
  io.out.write(
    `${reports} reports, ${sections} sections, ${agencies} agencies, generation ${index.generation}\n`,
  )
  io.out.write(`Baosou serves ${server.address} (Ctrl-C stops it)\n`)
  await stopped
  await server.close()
  io.out.write('Stopped.\n')
  return 0
}
