import { IndexError } from '../../../errors.ts'
import { type Disk, nodeDisk } from './disk.ts'
import { inMegabytes } from './heap-room.ts'
import { storedBytes } from './manifest.ts'
import { memoryLeft } from './memory-left.ts'
import { readManifest } from './stored.ts'

/** What a further thread takes by itself at most, while it opens: dictionary, compiled code and young objects. */
const OWN = 160 * 2 ** 20

/**
 * Bytes of memory for each byte of the files, while these are read and unpacked. The memory of a server grew by
 * 146 MB at most while it opened a second index of 5 MB, by 460 to 673 MB while it opened one of 229 MB (100,000
 * sections, twelve times, written as one and in layers, asked by eight people and by none).
 */
const PER_BYTE = 2.5

/**
 * Refuses to open a generation beside what is open already where the machine has too little memory left: the
 * system ends a whole process then, and says nothing anybody could act on. What cannot be read here is told by
 * whoever loads it.
 *
 * @param left bytes. Default: what this process can still take.
 * @throws IndexError naming how much is needed and what to do.
 */
export async function checkMemoryRoom(
  folder: string,
  id: string,
  left = memoryLeft(),
  disk: Disk = nodeDisk,
): Promise<void> {
  const manifest = await readManifest(disk, folder, id)
  if ('kind' in manifest) return
  const needed = OWN + PER_BYTE * storedBytes(manifest)
  if (needed <= left) return
  throw new IndexError(
    folder,
    `opening it beside what is served takes about ${inMegabytes(needed)} of memory, and ${inMegabytes(left)} are left`,
    'Start the server again: then it holds one of them only.',
  )
}
