import { isUtf8, transcode } from 'node:buffer'
import { SourceError } from '../errors.ts'
import { type ByteLine, byteLines } from './byte-lines.ts'
import { firstInvalidByte } from './charset/utf8.ts'
import { LARGEST_TEXT, tooLarge } from './limits.ts'
import { streamBytes } from './open-file.ts'
import type { Reading } from './read-source.ts'
import { readingOf, readRecord } from './record.ts'
import { signatureOf } from './signatures.ts'

/** A file whose first lines are all bad is of another kind; not each of its lines is told. */
const MOST_BAD_LINES = 100
/** Lines that are read together: some 0.1 s of work. */
const MOST_LINES = 64
const MOST_BYTES = 256 * 1024
const ADVICE =
  'Write one JSON object a line: {"id", "title", "agency", "published", "url", "text"}.'

/**
 * The reports of a JSON Lines file, line by line, in UTF-8 as JSON is. A report has the id it gives,
 * else `<file id>#L<line>`. A bad line is an error that names file and line, and the rest goes on.
 *
 * @throws SourceError when the file cannot be read at all.
 */
export async function* readJsonLines(
  path: string,
  fileId: string,
  gzip: boolean,
): AsyncGenerator<Reading | SourceError> {
  const tally = new LineTally(path)
  for await (const lines of lineBatches(path, gzip)) {
    for await (const reading of readLines(path, fileId, lines)) {
      yield reading
      const verdict = tally.add(!(reading instanceof SourceError))
      if (verdict) throw verdict
    }
  }
  const verdict = tally.end()
  if (verdict) throw verdict
}

/**
 * The lines of a file in runs of some 0.1 s of work. The file may be of any size: no more than one
 * run is in memory, and limits bind a line.
 *
 * @throws SourceError when the file cannot be read at all.
 */
export async function* lineBatches(
  path: string,
  gzip: boolean,
): AsyncGenerator<readonly ByteLine[]> {
  let batch: ByteLine[] = []
  let bytes = 0
  for await (const line of byteLines(streamBytes(path, gzip), LARGEST_TEXT)) {
    const other = line.number === 1 && line.bytes ? signatureOf(line.bytes) : null
    if (other !== null) throw new SourceError(path, `is ${other.name}, not JSON Lines`, ADVICE)
    batch.push(line)
    bytes += line.bytes?.length ?? 0
    if (batch.length < MOST_LINES && bytes < MOST_BYTES) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

/** What each line says; blank ones say nothing. */
export async function* readLines(
  path: string,
  fileId: string,
  lines: readonly ByteLine[],
): AsyncGenerator<Reading | SourceError> {
  for (const { number, offset, bytes } of lines) {
    const place = `${path}#L${number}`
    const reading = bytes
      ? await readLine(place, `${fileId}#L${number}`, bytes, offset)
      : tooLarge(place, LARGEST_TEXT + 1, LARGEST_TEXT, 'a line')
    if (reading !== null) yield reading
  }
}

/** Whether a file is one of JSON Lines at all, by what its lines turned out to be, in order. */
export class LineTally {
  readonly #path: string
  #read = 0
  #bad = 0

  constructor(path: string) {
    this.#path = path
  }

  /** @returns why the rest of the file is not worth reading, if it is not. */
  add(isRecord: boolean): SourceError | null {
    if (isRecord) this.#read += 1
    else if (this.#read === 0 && ++this.#bad === MOST_BAD_LINES) {
      const reason = `is no JSON Lines file: its first ${this.#bad} lines are bad`
      return new SourceError(this.#path, reason, ADVICE)
    }
    return null
  }

  /** @returns what is wrong with a file that has no line at all. */
  end(): SourceError | null {
    if (this.#read + this.#bad > 0) return null
    return new SourceError(this.#path, 'holds no record', ADVICE)
  }
}

/** Null when the line is blank. */
async function readLine(
  place: string,
  id: string,
  bytes: Uint8Array,
  offset: number,
): Promise<Reading | SourceError | null> {
  if (!isUtf8(bytes)) {
    const at = offset + firstInvalidByte(bytes)
    const reason = `is no UTF-8 text: at byte ${at} of the file (counted from 0)`
    return new SourceError(place, reason, 'Write the file as UTF-8.')
  }
  // Six times as fast as a TextDecoder, which takes most of a second for 100 MB.
  const json = transcode(bytes, 'utf8', 'utf16le')
    .toString('utf16le')
    .replace(/^\ufeff/, '')
  if (json.trim() === '') return null
  const record = readRecord(json)
  if (typeof record === 'string') return new SourceError(place, record, ADVICE)
  return readingOf(place, id, record)
}
