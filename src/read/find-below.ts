import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import { SourceError } from '../errors.ts'
import { AWAY_REASONS } from './away-reasons.ts'
import { kindOf, otherKind } from './kinds.ts'
import type { Found } from './list-sources.ts'

/** Skipped where it stands, and all below it. */
const SKIPPED = /^(?:\.|(?:README|LICEN[CS]E)(?:\.|$))/i

/** What an index is made of: the file that points to its generation, and the folder of all of them. */
const INDEX = ['current', 'generations']

/**
 * Finds all that a folder holds. What a link in it leads to is found where it stands; only where that is
 * skipped it is found by the link, as in a mounted ConfigMap (`a.txt` leads to `..data/a.txt`), and once.
 */
export async function findBelow(folder: string, found: Found): Promise<void> {
  const root = await realpath(folder).catch(() => resolve(folder))
  const links = await walk(folder, '', found, () => true)
  const followed = new Set<string>()
  // Grows while links are followed.
  for (const link of links) {
    const path = join(folder, link)
    const target = await realpath(path).catch(() => null)
    if (!target?.startsWith(root + sep)) {
      found.refused.push(leadsOut(path))
      continue
    }
    const isSkipped = relative(root, target)
      .split(sep)
      .some((name) => SKIPPED.test(name))
    if (!isSkipped) continue
    const isNew = (below: string): boolean => {
      const place = join(target, relative(link, below))
      return followed.size < followed.add(place).size
    }
    const about = await stat(target).catch(() => null)
    if (about?.isDirectory()) {
      for (const below of await walk(folder, link, found, isNew)) links.push(below)
    } else if (about?.isFile() && isNew(link)) addFile(folder, link, found)
  }
}

/**
 * Finds the files in a part of a folder, in folders and files that are new.
 *
 * @returns the links in it, by their names below the folder, in order.
 */
async function walk(
  folder: string,
  start: string,
  found: Found,
  isNew: (below: string) => boolean,
): Promise<string[]> {
  const links: string[] = []
  const waiting = [start]
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    if (!isNew(below)) continue
    const place = join(folder, below)
    let entries: Dirent[]
    try {
      entries = await readdir(place, { withFileTypes: true })
    } catch (cause) {
      const advice = 'Give this user the right to read it.'
      found.away.push(new SourceError(place, AWAY_REASONS.closed, advice, { cause }))
      continue
    }
    const isIndex = holdsIndex(entries)
    for (const entry of entries) {
      if (SKIPPED.test(entry.name) || (isIndex && INDEX.includes(entry.name))) continue
      const name = join(below, entry.name)
      if (entry.isDirectory()) {
        if (!(await isSame(join(folder, name), found.skipped))) waiting.push(name)
      } else if (entry.isSymbolicLink()) links.push(name)
      else if (entry.isFile() && isNew(name)) addFile(folder, name, found)
    }
  }
  return links.sort()
}

/** Whether an index is here: sources may stand beside what it is made of. */
function holdsIndex(entries: readonly Dirent[]): boolean {
  const [pointer, generations] = INDEX.map((name) => entries.find((entry) => entry.name === name))
  return pointer?.isFile() === true && generations?.isDirectory() === true
}

async function isSame(folder: string, other: string | null): Promise<boolean> {
  if (other === null || basename(folder) !== basename(other)) return false
  return (await realpath(folder).catch(() => null)) === other
}

function addFile(folder: string, name: string, found: Found): void {
  const path = join(folder, name)
  if (kindOf(name)) found.sources.push({ path, id: name.split(sep).join('/') })
  else {
    const { reason, advice } = otherKind(name)
    found.refused.push(new SourceError(path, reason, advice))
  }
}

function leadsOut(path: string): SourceError {
  const advice = 'Copy the file into the folder, or name it itself.'
  return new SourceError(path, 'is a link that leads out of the folder', advice)
}
