import { createHash, hash } from 'node:crypto'

/** The file of a generation that says what its sources were. */
export const INPUTS = 'inputs.txt'

/** Bytes of a key: no two of 2^60 inputs share one by chance. */
const KEY_BYTES = 16
/** Characters that a key is written with. */
export const KEY_LENGTH = 22
const HEADER = 'inputs 2'

/** Something that is read by itself: a file, or a line of one that holds many reports. */
export interface Input {
  /** Hash of its bytes, and of whatever else decides what is read in it. */
  readonly key: string
  /** Its path, with `#L<line>` for a line. */
  readonly place: string
  /** How many reports it gave. */
  readonly reports: number
}

/** A report that came of an input. */
export interface InputReport {
  /** Place among the reports of the generation, in the order of their ids. */
  readonly ordinal: number
  /** What its place has after the path: nothing for a file of one report, `#3` for the third of a list. */
  readonly suffix: string
}

/** An input all of which was indexed. */
export interface IndexedInput {
  readonly key: string
  readonly reports: readonly InputReport[]
}

/** What a build knows of its inputs, for the next: which reports to take over, by key. */
export class KnownInputs {
  readonly #rows: ReadonlyMap<string, string>

  /** @param rows as `formatInputs` writes them. */
  constructor(rows: ReadonlyMap<string, string>) {
    this.#rows = rows
  }

  has(key: string): boolean {
    return this.#rows.has(key)
  }

  find(key: string): readonly InputReport[] | null {
    const row = this.#rows.get(key)
    if (row === undefined) return null
    return row.split(' ').map((report) => {
      const ordinal = Number.parseInt(report, 10)
      return { ordinal, suffix: report.slice(`${ordinal}`.length) }
    })
  }
}

/**
 * The inputs of a generation as text: its reading fingerprint, then an input a line, sorted, so that the
 * same inputs give the same text: `<key> <ordinal><suffix> <ordinal><suffix>…`
 */
export function formatInputs(reading: string, inputs: readonly IndexedInput[]): string {
  const rows = inputs.map(({ key, reports }) =>
    [key, ...reports.map(({ ordinal, suffix }) => `${ordinal}${suffix}`)].join(' '),
  )
  return `${[`${HEADER} ${reading}`, ...rows.sort()].join('\n')}\n`
}

/** Null when the text is none of this version, or reading has changed since. */
export function parseInputs(text: string, reading: string): KnownInputs | null {
  const [header, ...rows] = text.split('\n')
  if (header !== `${HEADER} ${reading}` || rows.pop() !== '') return null
  return new KnownInputs(
    new Map(
      rows.map((row) => {
        const end = row.indexOf(' ')
        return [row.slice(0, end), row.slice(end + 1)]
      }),
    ),
  )
}

/**
 * Keys of a line: `own` where its record gives an id of its own, so that it may move, `placed` where the
 * report has the id of its place.
 */
export function lineKeys(
  bytes: Uint8Array,
  placeId: string,
): { readonly own: string; readonly placed: string } {
  // No line holds a line end, as all else does that is hashed.
  const content = hash('sha256', bytes, 'buffer')
  return {
    own: keyIn(content),
    // Seldom asked for: most records give an id.
    get placed() {
      const before = Buffer.from(`line\n${placeId}\n`)
      return keyIn(hash('sha256', Buffer.concat([before, content]), 'buffer'))
    },
  }
}

/** Key of a file: its names decide what is read in it as well. */
export async function fileKey(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<string> {
  const whole = createHash('sha256').update(`file\n${id}\n${name}\n`)
  for await (const chunk of chunks) whole.update(chunk)
  return keyIn(whole.digest())
}

function keyIn(digest: Buffer): string {
  return digest.subarray(0, KEY_BYTES).toString('base64url')
}
