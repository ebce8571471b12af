import { nodeDisk } from './generations/disk.ts'
import { READABLE_FORMATS, storedBytes } from './generations/manifest.ts'
import { readPointer } from './generations/pointer.ts'
import { readIntact, readManifest } from './generations/stored.ts'
import { addedName, isLayered } from './layers/layer-files.ts'

export interface PublishedFile {
  /** Of the generation. */
  readonly id: string
  readonly bytes: Uint8Array
  /** Bytes of all files of the generation. */
  readonly stored: number
}

/**
 * A file of the generation that is served, that of the second of two layers; null when there is
 * none that this version can read.
 */
export async function publishedFile(folder: string, name: string): Promise<PublishedFile | null> {
  const reading = await readPointer(nodeDisk, folder).catch(() => null)
  if (reading?.kind !== 'whole') return null
  const id = reading.pointer.current
  const manifest = await readManifest(nodeDisk, folder, id)
  if ('kind' in manifest || !READABLE_FORMATS.includes(manifest.format)) return null
  const file = isLayered(manifest) ? addedName(name) : name
  const bytes = await readIntact(nodeDisk, folder, id, manifest, file)
  return 'kind' in bytes ? null : { id, bytes, stored: storedBytes(manifest) }
}
