import { createHash } from 'node:crypto'
import { endianness } from 'node:os'

/** Raised whenever files of a generation change their meaning. */
const FORMAT_VERSION = 4

/** The same in two layers (`layers/`): who reads format 4 alone would see the first of them only. */
export const LAYERED_FORMAT = 5

/** Formats that this version reads. */
export const READABLE_FORMATS: readonly number[] = [FORMAT_VERSION, LAYERED_FORMAT]

/** Files of a generation by name. */
export type GenerationFiles = ReadonlyMap<string, Uint8Array>

/** What an index holds, told before it is opened. */
export interface Counts {
  readonly reports: number
  readonly sections: number
}

/** What tells whether a file is whole. */
export interface FileCheck {
  readonly bytes: number
  readonly sha256: string
}

export interface Manifest {
  readonly format: number
  /** Fingerprint of the analysis that built it (law 3). */
  readonly analysis: string
  /** Byte order of the numbers in the files: that of the machine that wrote them. */
  readonly byteOrder: 'LE' | 'BE'
  /** From format 3 on. */
  readonly counts?: Counts
  readonly files: Readonly<Record<string, FileCheck>>
}

/** What a manifest says beside the files. */
export interface Description {
  readonly analysis: string
  readonly counts: Counts
  /** Default: that of a generation in one layer. */
  readonly format?: number
}

/** The manifest of a generation as it is stored: the same files give the same text. */
export function manifestText(
  { format = FORMAT_VERSION, analysis, counts }: Description,
  files: ReadonlyMap<string, FileCheck>,
): string {
  const manifest: Manifest = {
    format,
    analysis,
    byteOrder: endianness(),
    counts: { reports: counts.reports, sections: counts.sections },
    files: Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** What a manifest says; null when it is none of ours, though its id may vouch for it. */
export function parseManifest(text: string): Manifest | null {
  try {
    const { format, counts, files, ...strings } = JSON.parse(text)
    const numbers = [format, ...(counts ? [counts.reports, counts.sections] : [])]
    const names = Object.keys(files)
    const isOurs =
      numbers.every((number) => Number.isSafeInteger(number)) &&
      names.every((name) => /^[a-z0-9][a-z0-9.-]*$/.test(name)) &&
      typeof strings.analysis === 'string'
    return isOurs ? { format, counts, files, ...strings } : null
  } catch {
    return null
  }
}

/** Bytes of all files of a generation. */
export function storedBytes({ files }: Pick<Manifest, 'files'>): number {
  return Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0)
}

/** What a manifest says of a file. */
export function checkOf(bytes: Uint8Array): FileCheck {
  return { bytes: bytes.length, sha256: checksum(bytes) }
}

/** Id of the generation a manifest describes: a hash, so that it vouches for the manifest as well. */
export function idOf(manifest: string | Uint8Array): string {
  return checksum(manifest).slice(0, 16)
}

/** Whether bytes are those the manifest speaks of. */
export function isIntact(bytes: Uint8Array, expected: Manifest['files'][string]): boolean {
  return bytes.length === expected.bytes && checksum(bytes) === expected.sha256
}

/** SHA-256 in hexadecimal. */
export function checksum(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
