import type { FoundSource } from '../read/list-sources.ts'
import { type Input, KEY_LENGTH } from './inputs.ts'
import { type Stamp, stampOf } from './stamp.ts'

/** A file that is about to be read, as it is now. */
export interface Sight {
  readonly source: FoundSource
  readonly stamp: Stamp
}

/** What the files of one build held, so that the next one of the same process need not read those that stayed as they were. */
export class SeenFiles {
  readonly #before: ReadonlyMap<string, SeenFile>
  readonly #now = new Map<string, SeenFile>()

  /** @param before what the build before saw: what this one does not come by is forgotten. */
  constructor(before: SeenFiles | null = null) {
    this.#before = before ? before.#now : new Map()
  }

  /** Null of what cannot be looked at. */
  look(source: FoundSource): Sight | null {
    const stamp = stampOf(source.path)
    return stamp && { source, stamp }
  }

  /** What a file holds, when it is as it was when that was noted. */
  seen({ source, stamp }: Sight): SeenFile | null {
    const seen = this.#before.get(nameOf(source))
    return seen?.stamp === stamp.text ? seen : null
  }

  /** Notes what a file holds, all of which was indexed, unless it may have been written to since it was looked at. */
  note({ source, stamp }: Sight, inputs: Iterable<Input>): void {
    if (stamp.isFresh || stampOf(source.path)?.text !== stamp.text) return
    this.#now.set(nameOf(source), new SeenFile(source.path, stamp.text, inputs))
  }
}

/** Its id decides what is read in it as well. */
function nameOf({ path, id }: FoundSource): string {
  return `${id}\n${path}`
}

/** What parts the number of a line from the path. */
const LINE = '#L'

/** The keys and places of what a file holds, in their order: 26 bytes each, for there may be millions. */
export class SeenFile {
  readonly stamp: string
  readonly #path: string
  /** One after the other. */
  readonly #keys: string
  /** Number of the line of each; 0 of what is a file. */
  readonly #lines: Uint32Array

  constructor(path: string, stamp: string, inputs: Iterable<Input>) {
    this.#path = path
    this.stamp = stamp
    const all = [...inputs]
    this.#keys = all.map(({ key }) => key).join('')
    const start = path.length + LINE.length
    this.#lines = Uint32Array.from(all, ({ place }) => Number(place.slice(start)))
  }

  *[Symbol.iterator](): Generator<Pick<Input, 'key' | 'place'>> {
    for (const [i, line] of this.#lines.entries()) {
      const key = this.#keys.slice(i * KEY_LENGTH, (i + 1) * KEY_LENGTH)
      yield { key, place: line === 0 ? this.#path : `${this.#path}${LINE}${line}` }
    }
  }
}
