import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'

/** The platform's error, as `cause`. */
export class SpoolError extends Error {}

/** Where something stands in a spool. */
export interface SpoolPlace {
  readonly at: number
  /** Bytes. */
  readonly length: number
}

/** Bytes that are written together. */
const BLOCK = 1 << 20

/**
 * A file for what waits to be written to the index, so that memory need not hold it. It has no name
 * once it is open: whatever ends the process ends the file as well.
 */
export class Spool {
  readonly #file: number
  readonly #name: string
  /** Bytes written so far, and those that wait to be. */
  #written = 0
  #isOpen = true
  #waiting: Uint8Array[] = []
  #size = 0

  /** @throws SpoolError when there can be no such file. */
  constructor(path: string) {
    this.#name = path
    this.#file = done(() => openSync(path, 'wx+', 0o600))
    this.#unname()
  }

  /** @throws SpoolError, as when the disk is full, or when it was closed. */
  append(bytes: Uint8Array): SpoolPlace {
    this.#checkOpen()
    const place = { at: this.#written + this.#size, length: bytes.length }
    this.#waiting.push(bytes)
    this.#size += bytes.length
    if (this.#size >= BLOCK) this.#flush()
    return place
  }

  /** @throws SpoolError */
  read({ at, length }: SpoolPlace): Buffer {
    this.#checkOpen()
    if (at + length > this.#written) this.#flush()
    const bytes = Buffer.allocUnsafe(length)
    for (let read = 0; read < length; ) {
      const more = done(() => readSync(this.#file, bytes, read, length - read, at + read))
      if (more === 0) throw new SpoolError(`${this.#name} ends early`)
      read += more
    }
    return bytes
  }

  close(): void {
    this.#isOpen = false
    closeSync(this.#file)
    this.#unname()
  }

  /** Another file may have its number since. */
  #checkOpen(): void {
    if (!this.#isOpen) throw new SpoolError(`${this.#name} is closed`)
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#waiting)
    for (let written = 0; written < bytes.length; ) {
      const left = bytes.length - written
      written += done(() => writeSync(this.#file, bytes, written, left, this.#written + written))
    }
    this.#written += bytes.length
    this.#waiting = []
    this.#size = 0
  }

  /** Where a file that is open cannot lose its name, it does when it is closed. */
  #unname(): void {
    try {
      rmSync(this.#name, { force: true })
    } catch {}
  }
}

function done<T>(act: () => T): T {
  try {
    return act()
  } catch (cause) {
    throw new SpoolError(String(cause), { cause })
  }
}
