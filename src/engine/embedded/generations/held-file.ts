import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { IndexError } from '../../../errors.ts'
import { GENERATIONS } from './stored.ts'

/** Closes the files of engines that are no longer used. */
const unused = new FinalizationRegistry((descriptor: number) => closeSync(descriptor))

/**
 * A file of a stored generation; null when a writer has removed it meanwhile.
 *
 * @throws IndexError when it is there and cannot be opened.
 */
export function heldFile(folder: string, id: string, file: string): HeldFile | null {
  try {
    return new HeldFile(join(folder, GENERATIONS, id, file))
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    const reason = `${file} of generation ${id} cannot be opened (${code})`
    const advice = 'Mend that (permissions, open files), then try again.'
    throw new IndexError(folder, reason, advice, { cause })
  }
}

/**
 * A file of a generation that is read in parts, held open: it can be read also when a writer has
 * removed its name meanwhile.
 */
class HeldFile {
  readonly #path: string
  readonly #descriptor: number

  /** @throws the platform's error when there is no such file. */
  constructor(path: string) {
    this.#path = path
    this.#descriptor = openSync(path, 'r')
    unused.register(this, this.#descriptor)
  }

  /**
   * The bytes from `from` up to `to`, without it.
   *
   * @throws IndexError when the disk does not give them.
   */
  read(from: number, to: number): Buffer {
    const bytes = Buffer.allocUnsafe(to - from)
    for (let length = 0; length < bytes.length; ) {
      const read = this.#readOnce(bytes, length, from + length)
      if (read === 0) throw this.#failure('is shorter than it was when it was opened')
      length += read
    }
    return bytes
  }

  #readOnce(bytes: Buffer, at: number, position: number): number {
    try {
      return readSync(this.#descriptor, bytes, at, bytes.length - at, position)
    } catch (cause) {
      throw this.#failure(`cannot be read (${(cause as NodeJS.ErrnoException).code})`, cause)
    }
  }

  #failure(reason: string, cause?: unknown): IndexError {
    const advice = 'Check the disk, then run `baosou verify`.'
    return new IndexError(this.#path, reason, advice, { cause })
  }
}
