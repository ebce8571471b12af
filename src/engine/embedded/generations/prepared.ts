import { POSITIONS, positionsIn, REPORTS, RUNS } from '../files.ts'
import { giveLayers } from '../layers/give-layers.ts'
import { isLayered } from '../layers/layer-files.ts'
import type { Disk } from './disk.ts'
import { type Given, giveReports, giveTexts, type ReadFile } from './given.ts'
import { type Fault, readIntact, readManifest } from './stored.ts'

/**
 * Reads and verifies every file of a generation, and makes of them what takes long.
 *
 * The reports are given first: whoever takes them can work on them while the others are read.
 *
 * @returns what is wrong with its files, in the order of its manifest; what is given then is no whole.
 */
export async function readPrepared(
  disk: Disk,
  folder: string,
  id: string,
  give: (given: Given) => void,
): Promise<readonly Fault[]> {
  const manifest = await readManifest(disk, folder, id)
  if ('kind' in manifest) return [manifest]
  const names = Object.keys(manifest.files)
  const left = new Set(names)
  const faults: Fault[] = []
  const read = async (name: string): Promise<Uint8Array | null> => {
    if (!left.delete(name)) return null
    const bytes = await readIntact(disk, folder, id, manifest, name)
    if (!('kind' in bytes)) return bytes
    faults.push(bytes)
    return null
  }
  if (isLayered(manifest)) await giveLayers(names, read, give)
  else await giveWhole(names, read, give)
  return faults.sort((a, b) => names.indexOf(a.file) - names.indexOf(b.file))
}

async function giveWhole(
  names: readonly string[],
  read: ReadFile,
  give: (given: Given) => void,
): Promise<void> {
  const giveFile = async (name: string) => {
    const values = await read(name)
    if (values !== null) give({ kind: 'file', name, values })
  }
  const reports = await read(REPORTS)
  if (reports) giveReports(reports, give)
  const runs = await read(RUNS)
  const packed = await read(POSITIONS)
  if (runs && packed) give({ kind: 'positions', values: positionsIn(packed, runs) })
  if (runs) give({ kind: 'file', name: RUNS, values: runs })
  await giveTexts(read, give)
  for (const name of names) await giveFile(name)
}
