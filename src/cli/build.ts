import { existsSync } from 'node:fs'
import { buildIndex, ParameterError, type SourceError, watchSources } from '../index.ts'
import { type BuildTeller, buildTeller } from './build-teller.ts'
import { tellError } from './errors.ts'
import type { Io } from './io.ts'
import { oneLine } from './printable.ts'

interface Options {
  readonly out: string
  /** As many as are worth it when absent. */
  readonly workers?: number
  /** Whether to go on until asked to stop. */
  readonly watch?: boolean
}

/**
 * `baosou index`: builds an index. 1 when something that was named is not there: what is there is indexed all the same.
 * With `--watch` the index is built again whenever its sources change; 1 when it is not what they were in the end.
 */
export async function build(sources: readonly string[], options: Options, io: Io): Promise<number> {
  const { out, watch, ...others } = options
  if (out.trim() === '') {
    throw new ParameterError('--out is empty.', 'Name the folder the index goes to.')
  }
  const teller = await buildTeller(out, io)
  if (watch) return await keepBuilding(sources, out, others, teller, io)
  const missing = sources.filter((path) => !existsSync(path))
  try {
    await teller.done(await buildIndex(sources, out, { ...others, ...teller }))
  } catch (error) {
    await teller.failed()
    throw error
  }
  for (const path of missing) {
    io.err.write(`error: ${oneLine(path)} does not exist\nThe rest is indexed.\n`)
  }
  return missing.length > 0 ? 1 : 0
}

async function keepBuilding(
  sources: readonly string[],
  out: string,
  options: Pick<Options, 'workers'>,
  teller: BuildTeller,
  io: Io,
): Promise<number> {
  const stopping = new AbortController()
  void io.stopped().then(() => stopping.abort())
  io.err.write('Watches the sources (Ctrl-C stops it)\n')
  try {
    const isUpToDate = await watchSources(sources, out, {
      ...options,
      ...teller,
      signal: stopping.signal,
      onBuilt: (result) => teller.done(result),
      async onFailed(error, isAnew) {
        await teller.failed(isAnew ? error : undefined)
        if (isAnew) tellError(error, io)
      },
      onAway: (away) => tellAway(away, io),
    })
    return isUpToDate ? 0 : 1
  } finally {
    await teller.failed()
    io.err.write('Stopped.\n')
  }
}

function tellAway(away: readonly SourceError[], io: Io): void {
  for (const error of away) tellError(error, io)
  io.err.write(
    away.length > 0 ? 'Nothing is built until that is there.\n' : 'All is there again.\n',
  )
}
