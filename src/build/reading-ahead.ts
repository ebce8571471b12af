import { join } from 'node:path'
import { sharingDisk } from '../engine/embedded/generations/disk.ts'
import type { Reading } from '../engine/embedded/generations/load.ts'
import { GENERATIONS, readManifest, readStored } from '../engine/embedded/generations/stored.ts'

/**
 * Reads a generation as `readStored` does, each file while the one before it is compared with its checksum: reading is
 * waited for, comparing is work.
 */
export const readingAhead: Reading = async (folder, id) => {
  const manifest = await readManifest(sharingDisk, folder, id)
  const names = 'kind' in manifest ? [] : Object.keys(manifest.files)
  const paths = names.map((name) => join(folder, GENERATIONS, id, name)).values()
  const begun = new Map<string, Promise<Uint8Array>>()
  const beginNext = () => {
    const { value: path } = paths.next()
    if (path === undefined) return
    const bytes = sharingDisk.read(path)
    // What fails is told to who asks for it.
    bytes.catch(() => {})
    begun.set(path, bytes)
  }
  const read = (path: string) => {
    const bytes = begun.get(path)
    if (bytes === undefined) return sharingDisk.read(path)
    begun.delete(path)
    beginNext()
    return bytes
  }
  beginNext()
  const files = new Map<string, Uint8Array>()
  const keep = (name: string, bytes: Uint8Array) => files.set(name, bytes)
  const { faults } = await readStored({ ...sharingDisk, read }, folder, id, keep)
  return { files, faults }
}
