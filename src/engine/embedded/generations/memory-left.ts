import { readFileSync } from 'node:fs'
import { totalmem } from 'node:os'

/** What a system tells of its memory. Bytes. */
export interface MemorySystem {
  /** What is left of the whole machine, or of the share this process has. */
  available(): number
  /** That share; 0, or more than the machine has, where there is none. */
  share(): number
  total(): number
  /** Text of a file. @throws where there is none. */
  read(path: string): string
}

const thisSystem: MemorySystem = {
  available: () => process.availableMemory(),
  share: () => process.constrainedMemory(),
  total: totalmem,
  read: (path) => readFileSync(path, 'utf8'),
}

/**
 * Bytes that this process can still take. Pages of files are given back when they are wanted; of a whole machine they count
 * as available, of a share (a container) they do not, so that one which reads and writes files would soon have nothing left.
 */
export function memoryLeft(system: MemorySystem = thisSystem): number {
  const share = system.share()
  const available = system.available()
  if (share === 0 || share > system.total()) return available
  return Math.min(share, available + pagesOfFiles(system))
}

/** As Linux tells of them, whose shares have two versions: by the name the machine has for this one, and as a container sees its own. */
function pagesOfFiles({ read }: MemorySystem): number {
  const found = (path: string) => {
    try {
      return read(path)
    } catch {
      return ''
    }
  }
  const shares = found('/proc/self/cgroup')
  const [, second = ''] = /^0::(.*)$/m.exec(shares) ?? []
  const [, first = ''] = /^\d+:memory:(.*)$/m.exec(shares) ?? []
  for (const place of [`/memory${first}`, '/memory', second, '']) {
    const told = found(`/sys/fs/cgroup${place}/memory.stat`)
    const pages = [...told.matchAll(/^(?:total_)?(?:in)?active_file (\d+)$/gm)]
    if (pages.length === 0) continue
    // The first version tells those of the share alone before those of all shares in it.
    return pages.slice(-2).reduce((sum, [, bytes]) => sum + Number(bytes), 0)
  }
  return 0
}
