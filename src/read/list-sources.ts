import type { Stats } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { SourceError } from '../errors.ts'
import { AWAY_REASONS } from './away-reasons.ts'
import { findBelow } from './find-below.ts'

/** A file to read, and the stable id its report gets. */
export interface FoundSource {
  readonly path: string
  /** Path below the given folder, `/`-separated; the bare name of a file named itself. */
  readonly id: string
}

export interface SourceListing {
  /** Ordered by id. */
  readonly sources: readonly FoundSource[]
  /** What was found and is not read, with the reason; ordered by name. */
  readonly refused: readonly SourceError[]
  /** Of these, what there may be sources behind: what is not there, folders that may not be read, those named that are empty. */
  readonly away: readonly SourceError[]
}

export interface Found {
  /** A folder with nothing to read in it, resolved; null when there is none. */
  readonly skipped: string | null
  readonly sources: FoundSource[]
  readonly refused: SourceError[]
  readonly away: SourceError[]
}

/**
 * Finds the sources in files and folders. Below a folder files of a readable kind are sources; hidden files, the
 * folder's README and LICENSE, and what an index is made of are skipped; a folder that may not be read, one that was
 * named and holds nothing to read, and everything else is refused by name. A file named itself is always tried. A link
 * that leads to what is skipped is read under its own name; of several such links, the first. The result does not
 * depend on the order of the arguments.
 *
 * @param skipped a folder that is skipped as well, if it is there. Default: none.
 */
export async function listSources(
  paths: readonly string[],
  skipped: string | null = null,
): Promise<SourceListing> {
  const place = skipped && (await realpath(skipped).catch(() => null))
  const found: Found = { skipped: place, sources: [], refused: [], away: [] }
  for (const path of [...new Set(paths)].sort()) await findIn(path, found)
  const sources = withoutDoubles(found)
  return {
    sources: sources.sort((a, b) => compare(a.id, b.id)),
    refused: [...found.refused, ...found.away].sort((a, b) => compare(a.source, b.source)),
    away: found.away,
  }
}

async function findIn(path: string, found: Found): Promise<void> {
  let about: Stats
  try {
    about = await stat(path)
  } catch (cause) {
    const denied = cause instanceof Error && 'code' in cause && cause.code === 'EACCES'
    const reason = denied ? AWAY_REASONS.hidden : AWAY_REASONS.absent
    const advice = denied ? 'Give this user the right to read it.' : 'Check the path.'
    found.away.push(new SourceError(path, reason, advice, { cause }))
    return
  }
  if (!about.isDirectory()) {
    found.sources.push({ path, id: basename(path) })
    return
  }
  const count = () => found.sources.length + found.refused.length + found.away.length
  const before = count()
  await findBelow(path, found)
  if (count() > before) return
  const advice = 'Check that it is the folder with the reports, and that its disk is there.'
  found.away.push(new SourceError(path, AWAY_REASONS.empty, advice))
}

/** A file found twice is read once; two files with one id cannot both be reports. */
function withoutDoubles(found: Found): FoundSource[] {
  const byPath = new Map<string, FoundSource>()
  for (const source of found.sources) {
    const place = resolve(source.path)
    if (!byPath.has(place)) byPath.set(place, source)
  }
  const byId = new Map<string, FoundSource>()
  for (const source of [...byPath.values()].sort((a, b) => compare(a.path, b.path))) {
    const first = byId.get(source.id)
    if (!first) byId.set(source.id, source)
    else {
      found.refused.push(
        new SourceError(
          source.path,
          `has the same id as ${first.path}: ${source.id}`,
          'Rename one of them, or name the folder that holds both.',
        ),
      )
    }
  }
  return [...byId.values()]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
