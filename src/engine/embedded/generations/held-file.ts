import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { IndexError } from '../../../errors.ts'
import { isPart } from './part-checks.ts'
import { GENERATIONS } from './stored.ts'

/** Closes the files of engines that are no longer used. */
const unused = new FinalizationRegistry((descriptor: number) => closeSync(descriptor))

/**
 * A file of a stored generation; null when a writer has removed it meanwhile.
 *
 * @param checks of its parts, as they were when all of it was verified.
 * @throws IndexError when it is there and cannot be opened.
 */
export function heldFile(
  folder: string,
  id: string,
  file: string,
  checks: Uint32Array,
): HeldFile | null {
  try {
    return new HeldFile(join(folder, GENERATIONS, id, file), checks)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    const reason = `${file} of generation ${id} cannot be opened (${code})`
    const advice = 'Mend that (permissions, open files), then try again.'
    throw new IndexError(folder, reason, advice, { cause })
  }
}

/** Bytes past which a part is not read with the one asked for before it. */
const NEAR = 1 << 14

/** Bytes of room that stays from one part to the next: most are shorter. */
const KEPT_ROOM = 1 << 14

/** Most bytes that are read before they are asked for. */
const MOST_AHEAD = 1 << 19

/**
 * A file of a generation that is read in parts, held open: it can be read also when a writer has
 * removed its name meanwhile. Parts asked for one after the other are read ahead, twice as much each
 * time: a call for each would take longer than the reading.
 */
class HeldFile {
  readonly #path: string
  readonly #descriptor: number
  readonly #checks: Uint32Array
  /** What was read ahead, and where it begins. */
  #block: Buffer = Buffer.alloc(0)
  #start = 0
  #ahead = 0
  readonly #room = Buffer.allocUnsafeSlow(KEPT_ROOM)
  /** End of the part asked for last. */
  #last = 0

  /** @throws the platform's error when there is no such file. */
  constructor(path: string, checks: Uint32Array) {
    this.#path = path
    this.#checks = checks
    this.#descriptor = openSync(path, 'r')
    unused.register(this, this.#descriptor)
  }

  /**
   * A part: the bytes from `from` up to `to`, without it. They stay until the next one is read.
   *
   * @throws IndexError when the disk does not give them, or gives others than those that were verified.
   */
  read(from: number, to: number, part: number): Buffer {
    const bytes = this.#bytes(from, to)
    if (!isPart(bytes, this.#checks[part])) throw this.#failure('was changed since it was opened')
    return bytes
  }

  #bytes(from: number, to: number): Buffer {
    const isNext = from >= this.#last && from - this.#last < NEAR
    this.#last = to
    const isHeld = from >= this.#start && to <= this.#start + this.#block.length
    if (isHeld && isNext) return this.#block.subarray(from - this.#start, to - this.#start)
    this.#ahead = isNext ? Math.min(Math.max(2 * this.#ahead, NEAR), MOST_AHEAD) : 0
    const read = this.#readAtLeast(from, to - from, this.#ahead)
    if (this.#ahead > 0) {
      this.#block = read
      this.#start = from
    }
    return this.#ahead > 0 ? read.subarray(0, to - from) : read
  }

  /** So many bytes, and as many of those that follow as there are up to `ahead`. */
  #readAtLeast(from: number, least: number, ahead: number): Buffer {
    const size = Math.max(least, ahead)
    const isKept = ahead === 0 && size <= KEPT_ROOM
    const bytes = isKept ? this.#room.subarray(0, size) : Buffer.allocUnsafe(size)
    let length = 0
    while (length < bytes.length) {
      const read = this.#readOnce(bytes, length, from + length)
      if (read === 0 && length < least) {
        throw this.#failure('is shorter than it was when it was opened')
      }
      if (read === 0) break
      length += read
    }
    return bytes.subarray(0, length)
  }

  #readOnce(bytes: Buffer, at: number, position: number): number {
    try {
      return readSync(this.#descriptor, bytes, at, bytes.length - at, position)
    } catch (cause) {
      throw this.#failure(`cannot be read (${(cause as NodeJS.ErrnoException).code})`, cause)
    }
  }

  #failure(reason: string, cause?: unknown): IndexError {
    const advice = 'Check the disk, run `baosou verify`, then open the index again.'
    return new IndexError(this.#path, reason, advice, { cause })
  }
}
