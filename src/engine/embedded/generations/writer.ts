import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { threadId } from 'node:worker_threads'

/**
 * Where process numbers mean the same: a machine since its start, and within it, where there are
 * such, a namespace of processes. Containers may share a host name, and a folder.
 */
const HOST = createHash('sha256')
  .update(`${hostname()}\n`)
  .update(whereKnown(() => readlinkSync('/proc/self/ns/pid')))
  .update(whereKnown(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')))
  .digest('hex')
  .slice(0, 12)

function whereKnown(read: () => string): string {
  try {
    return `${read()}\n`
  } catch {
    return '\n'
  }
}

/** Names this thread has taken and not given up. */
const taken = new Set<string>()

/** A name that no other writer takes, and that tells who took it. To be given up in the end. */
export function takeName(what: string): string {
  const name = `.${what}-${HOST}-${process.pid}-${threadId}-${randomBytes(4).toString('hex')}`
  taken.add(name)
  return name
}

/** What has the name is of no use any more, also where it could not be removed. */
export function giveUpName(name: string): void {
  taken.delete(name)
}

/**
 * Whether what has such a name is still in use: null for one of another machine, where there is no
 * telling, undefined for a name of another kind.
 */
export function isInUse(what: string, name: string): boolean | null | undefined {
  const [, kind, host, pid, thread] =
    /^\.([a-z]+)-([0-9a-f]{12})-(\d{1,10})-(\d{1,10})-[0-9a-f]{8}$/.exec(name) ?? []
  if (kind !== what) return undefined
  if (host !== HOST) return null
  const own = Number(pid) === process.pid && Number(thread) === threadId
  return own ? taken.has(name) : isAlive(Number(pid))
}

/** Whether a process of this machine still runs. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
