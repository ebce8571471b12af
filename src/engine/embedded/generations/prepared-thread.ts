import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { type Disk, nodeDisk } from './disk.ts'
import type { Given } from './given.ts'
import { readPrepared } from './prepared.ts'
import type { Told, ToldFault } from './prepared-in-thread.ts'
import type { Fault } from './stored.ts'

/** The thread that reads a generation: what it gives is moved, not copied. */
const port = parentPort
if (port === null) throw new Error('This module is the entry of a thread.')

/** Most that is asked of the platform at once. */
const PIECE = 1 << 26

/** Nobody waits for anything else in this thread, so that files are read without leaving it. */
const disk: Disk = { ...nodeDisk, read: async (path) => readAtOnce(path) }

function readAtOnce(path: string): Uint8Array {
  const descriptor = openSync(path, 'r')
  try {
    const stats = fstatSync(descriptor)
    if (!stats.isFile()) throw Object.assign(new Error(`not a file: ${path}`), { code: 'ENOTFILE' })
    const bytes = Buffer.allocUnsafeSlow(stats.size)
    let length = 0
    while (length < bytes.length) {
      const read = readSync(descriptor, bytes, length, Math.min(PIECE, bytes.length - length), null)
      if (read === 0) break
      length += read
    }
    return bytes.subarray(0, length)
  } finally {
    closeSync(descriptor)
  }
}

const give = (given: Given) =>
  port.postMessage(given satisfies Told, [given.values.buffer as ArrayBuffer])
const { folder, id } = workerData as { readonly folder: string; readonly id: string }
const faults = await readPrepared(disk, folder, id, give)
port.postMessage({ kind: 'end', faults: faults.map(asTold) } satisfies Told)

function asTold({ cause, ...fault }: Fault): ToldFault {
  if (cause === undefined) return fault
  const { message, code } = cause as NodeJS.ErrnoException
  return { ...fault, cause: { message: String(message), code: String(code) } }
}
