import { createHash } from 'node:crypto'
import { endianness } from 'node:os'

/** Raised whenever files of a generation change their meaning. */
export const FORMAT_VERSION = 2

/** Files of a generation by name. */
export type GenerationFiles = ReadonlyMap<string, Uint8Array>

export interface Manifest {
  readonly format: number
  /** Fingerprint of the analysis that built it (law 3). */
  readonly analysis: string
  /** Byte order of the numbers in the files: that of the machine that wrote them. */
  readonly byteOrder: 'LE' | 'BE'
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>
}

/** The manifest of a generation as it is stored: the same files give the same text. */
export function manifestText(format: number, analysis: string, files: GenerationFiles): string {
  const names = [...files.keys()].sort()
  const manifest: Manifest = {
    format,
    analysis,
    byteOrder: endianness(),
    files: Object.fromEntries(
      names.map((name) => {
        const bytes = files.get(name) as Uint8Array
        return [name, { bytes: bytes.length, sha256: sha256(bytes) }]
      }),
    ),
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** Id of the generation a manifest describes: a hash, so that it vouches for the manifest as well. */
export function idOf(manifest: string): string {
  return sha256(manifest).slice(0, 16)
}

/** Whether bytes are those the manifest speaks of. */
export function isIntact(bytes: Uint8Array, expected: Manifest['files'][string]): boolean {
  return bytes.length === expected.bytes && sha256(bytes) === expected.sha256
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
