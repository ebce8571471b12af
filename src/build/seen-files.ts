import type { FoundSource } from '../read/list-sources.ts'
import type { Input } from './inputs.ts'
import { type Stamp, stampOf } from './stamp.ts'

/**
 * A file that was written to less than so many ms before it was read may be written to again without another time: file
 * systems count in steps, of 2 s at most (FAT).
 */
const STEP = 2_000

interface Seen {
  readonly stamp: string
  readonly inputs: readonly Input[]
}

/** A file that is about to be read, as it is now. */
export interface Sight {
  readonly source: FoundSource
  readonly stamp: Stamp
  /** Of the clock, in ms since 1970. */
  readonly at: number
}

/** What the files of one build held, so that the next one of the same process need not read those that stayed as they were. */
export class SeenFiles {
  readonly #before: ReadonlyMap<string, Seen>
  readonly #now = new Map<string, Seen>()

  /** @param before what the build before saw: what this one does not come by is forgotten. */
  constructor(before: SeenFiles | null = null) {
    this.#before = before ? before.#now : new Map()
  }

  /** Null of what cannot be looked at. */
  look(source: FoundSource): Sight | null {
    const stamp = stampOf(source.path)
    return stamp && { source, stamp, at: Date.now() }
  }

  /** What a file holds, when it is as it was when that was noted. */
  inputsOf({ source, stamp }: Sight): readonly Input[] | null {
    const seen = this.#before.get(nameOf(source))
    return seen?.stamp === stamp.text ? seen.inputs : null
  }

  /** Notes what a file holds, all of which was indexed, unless it may have been written to since it was looked at. */
  note({ source, stamp, at }: Sight, inputs: readonly Input[]): void {
    if (stamp.changedAt + STEP > at || stampOf(source.path)?.text !== stamp.text) return
    this.#now.set(nameOf(source), { stamp: stamp.text, inputs })
  }
}

/** Its id decides what is read in it as well. */
function nameOf({ path, id }: FoundSource): string {
  return `${id}\n${path}`
}
