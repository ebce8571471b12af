import { SourceError } from '../errors.ts'
import { byteLines } from './byte-lines.ts'
import { firstInvalidByte } from './charset/utf8.ts'
import { LARGEST_TEXT, tooLarge } from './limits.ts'
import { streamBytes } from './open-file.ts'
import type { Reading } from './read-source.ts'
import { readRecord } from './record.ts'
import { otherFormat } from './signatures.ts'

/** A file whose first lines are all bad is of another kind; not each of its lines is told. */
const MOST_BAD_LINES = 100
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
  let read = 0
  let bad = 0
  for await (const { number, offset, bytes } of byteLines(streamBytes(path, gzip), LARGEST_TEXT)) {
    const other = number === 1 && bytes ? otherFormat(bytes) : null
    if (other !== null) throw new SourceError(path, `is ${other}, not JSON Lines`, ADVICE)
    const place = `${path}#L${number}`
    const reading = bytes
      ? readLine(place, `${fileId}#L${number}`, bytes, offset)
      : tooLarge(place, LARGEST_TEXT + 1, LARGEST_TEXT, 'a line')
    if (reading === null) continue
    yield reading
    if (!(reading instanceof SourceError)) read += 1
    else if (read === 0 && ++bad === MOST_BAD_LINES) {
      throw new SourceError(path, `is no JSON Lines file: its first ${bad} lines are bad`, ADVICE)
    }
  }
  if (read + bad === 0) throw new SourceError(path, 'holds no record', ADVICE)
}

/** Null when the line is blank. */
function readLine(
  place: string,
  id: string,
  bytes: Uint8Array,
  offset: number,
): Reading | SourceError | null {
  const invalid = firstInvalidByte(bytes)
  if (invalid >= 0) {
    const reason = `is no UTF-8 text: at byte ${offset + invalid} of the file (counted from 0)`
    return new SourceError(place, reason, 'Write the file as UTF-8.')
  }
  const json = new TextDecoder().decode(bytes)
  if (json.trim() === '') return null
  const record = readRecord(json)
  if (typeof record === 'string') return new SourceError(place, record, ADVICE)
  const { url, stated, text } = record
  return { place, source: { id: record.id ?? id, fileName: '', url, text, stated } }
}
