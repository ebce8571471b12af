import { transcode } from 'node:buffer'
import { POSITIONS, positionsIn, REPORTS, RUNS, TEXT_STARTS, TEXTS, u32 } from '../files.ts'
import type { Disk } from './disk.ts'
import { checksOfParts } from './part-checks.ts'
import { type Fault, readIntact, readManifest } from './stored.ts'

/** Bytes of a UTF-16 unit. */
const UNIT = 2
/** Reports are given in parts of about so many bytes: more of them at once would take room for nothing. */
const PART = 1 << 22

/** What an engine is made of, as it is read. */
export type Given =
  /** A file, intact; all but those of the reports and of the packed positions. */
  | { readonly kind: 'file'; readonly name: string; readonly values: Uint8Array }
  /** Some lines of the file of reports in UTF-16, of which strings are made in no time. */
  | { readonly kind: 'reports'; readonly values: Uint8Array }
  | { readonly kind: 'positions'; readonly values: Uint32Array }
  /** CRC-32 of each displayed text. */
  | { readonly kind: 'text checks'; readonly values: Uint32Array }

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
  const giveFile = (name: string, values: Uint8Array | null) => {
    if (values !== null) give({ kind: 'file', name, values })
  }

  const reports = await read(REPORTS)
  if (reports) for (const values of lineParts(reports)) give({ kind: 'reports', values })
  const runs = await read(RUNS)
  const packed = await read(POSITIONS)
  if (runs && packed) give({ kind: 'positions', values: positionsIn(packed, runs) })
  giveFile(RUNS, runs)
  const starts = await read(TEXT_STARTS)
  const texts = await read(TEXTS)
  if (starts && texts) {
    give({ kind: 'text checks', values: checksOfParts(texts, u32(starts), UNIT) })
  }
  giveFile(TEXT_STARTS, starts)
  giveFile(TEXTS, texts)
  for (const name of [...left]) giveFile(name, await read(name))
  return faults.sort((a, b) => names.indexOf(a.file) - names.indexOf(b.file))
}

/** Whole lines of a text in UTF-8, part by part in UTF-16. */
function* lineParts(lines: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < lines.length; ) {
    const end = lines.indexOf(LINE_END, Math.min(from + PART, lines.length - 1))
    const to = end < 0 ? lines.length : end + 1
    yield transcode(lines.subarray(from, to), 'utf8', 'utf16le')
    from = to
  }
}

const LINE_END = 0x0a
