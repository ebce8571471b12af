import { SourceError } from '../errors.ts'
import { decode } from './charset/decode.ts'
import { htmlIn } from './html/held-html.ts'
import { readLines } from './json-lines.ts'
import { LARGEST_TEXT, tooLarge } from './limits.ts'
import { readBytes } from './open-file.ts'
import type { Reading } from './read-source.ts'
import { type ReportRecord, readingOf, recordOf } from './record.ts'
import { signatureOf } from './signatures.ts'

const ADVICE =
  'Write one object, or a list of them: {"id", "title", "agency", "published", "url", "text"}.'
/** A list whose first members are all bad is of other things. */
const MOST_BAD = 100

/** Some of the records of a file, counted from 0; its end is behind the last. */
export interface RecordRange {
  readonly from: number
  readonly to: number
}

const ALL: RecordRange = { from: 0, to: Number.POSITIVE_INFINITY }

/**
 * The reports of a JSON file: one record, a list of records, also as the only list of an object around
 * it (`{"data": […]}`), or one string of HTML somewhere in it. The n-th of a list has the id it gives,
 * else `<file id>#<n>`. What is JSON Lines under this name is read as that. A bad record is an error
 * that names file and place, and the rest goes on.
 *
 * @param range of its records; nothing comes of those that are not there.
 * @throws SourceError when the file cannot be read at all; it may have at most 20 MB.
 */
export async function* readJsonFile(
  path: string,
  fileId: string,
  gzip: boolean,
  range = ALL,
): AsyncGenerator<Reading | SourceError> {
  const bytes = await readBytes(path, gzip, LARGEST_TEXT, 'a JSON file')
  if (bytes.length > LARGEST_TEXT) throw tooLarge(path, bytes.length, LARGEST_TEXT, 'a JSON file')
  const other = signatureOf(bytes)
  if (other !== null) throw new SourceError(path, `is ${other.name}, not JSON`, other.advice)
  const { text, notes } = decode(path, bytes, null)
  if (text.trim() === '') throw new SourceError(path, 'holds no record', ADVICE)
  const value = parsed(text)
  if (value === undefined) {
    if (!beginsWithObject(text)) throw new SourceError(path, 'is no JSON', ADVICE)
    yield* linesOf(path, fileId, text, range)
    return
  }
  for await (const reading of readingsOf(path, fileId, value, range)) {
    const isRead = !(reading instanceof SourceError) && notes.length > 0
    yield isRead ? withNotes(reading, notes) : reading
  }
}

async function* readingsOf(
  path: string,
  fileId: string,
  value: unknown,
  { from, to }: RecordRange,
): AsyncGenerator<Reading | SourceError> {
  const list = listIn(value)
  if (list === null) {
    if (from > 0) return
    const record = recordWithin(value)
    const html = typeof record === 'string' ? htmlIn(value) : null
    const only = html === null ? record : { id: null, url: null, stated: [], text: html }
    yield typeof only === 'string'
      ? new SourceError(path, only, ADVICE)
      : await readingOf(path, fileId, only)
    return
  }
  if (list.length === 0) throw new SourceError(path, 'holds no record', ADVICE)
  let bad = 0
  for (let at = from; at < Math.min(to, list.length); at += 1) {
    const place = `${path}#${at + 1}`
    const record = recordOf(list[at])
    const reading =
      typeof record === 'string'
        ? new SourceError(place, record, ADVICE)
        : await readingOf(place, `${fileId}#${at + 1}`, record)
    yield reading
    if (reading instanceof SourceError && ++bad === at + 1 && bad === MOST_BAD) {
      throw new SourceError(path, `is no list of records: its first ${bad} are bad`, ADVICE)
    }
  }
}

/** Wrappers around what a site's interface answers: `{"code": 0, "data": {"info": {…}}}`. */
const MOST_WRAPPERS = 4

/** The record an object is, or the only one among those it wraps; else what is wrong with the object. */
function recordWithin(value: unknown, wrappers = 0): ReportRecord | string {
  const record = recordOf(value)
  if (typeof record !== 'string' || wrappers === MOST_WRAPPERS) return record
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return record
  const inner = Object.values(value)
    .map((member) => recordWithin(member, wrappers + 1))
    .filter((member) => typeof member !== 'string')
  return inner.length === 1 ? (inner[0] as ReportRecord) : record
}

/** The records, when there may be several: an array, or the only array of an object that is no record. */
function listIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null || typeof recordOf(value) !== 'string')
    return null
  const lists = Object.values(value).filter(
    (member) => Array.isArray(member) && typeof recordOf(member[0]) !== 'string',
  )
  return lists.length === 1 ? (lists[0] as readonly unknown[]) : null
}

async function* linesOf(
  path: string,
  fileId: string,
  text: string,
  { from, to }: RecordRange,
): AsyncGenerator<Reading | SourceError> {
  const numbered = text.split('\n').map((line, at) => ({ number: at + 1, line }))
  const records = numbered.filter(({ line }) => line.trim() !== '').slice(from, to)
  const lines = records.map(({ number, line }) => {
    return { number, offset: 0, bytes: new TextEncoder().encode(line) }
  })
  yield* readLines(path, fileId, lines)
}

function beginsWithObject(text: string): boolean {
  const line = text.trimStart().split('\n', 1)[0] ?? ''
  return line.startsWith('{') && parsed(line) !== undefined
}

function withNotes({ place, source }: Reading, notes: readonly string[]): Reading {
  return { place, source: { ...source, notes: [...notes, ...(source.notes ?? [])] } }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
