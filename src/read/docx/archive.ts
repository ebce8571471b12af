import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { SourceError } from '../../errors.ts'
import { LARGEST_FILE, LARGEST_RATIO, LARGEST_TEXT, tooLarge } from '../limits.ts'

/** A Word document of a thousand pictures has some 1,100. */
const MOST_ENTRIES = 2_000
const AGAIN = 'Download it again, or leave the file out.'

/** The parts of a zip file that has been looked over; each is unpacked when it is asked for. */
export interface Archive {
  /** Of all its parts, in the order of the file. */
  readonly names: readonly string[]
  has(name: string): boolean
  /** Empty when there is no such part. @throws SourceError when it is damaged or unpacks too far. */
  read(name: string): Promise<Uint8Array>
}

/**
 * Looks over a zip file before anything is unpacked: at most 2,000 entries, none encrypted or with a
 * name that leads out of it, and together at most 100 MB and a hundred times the file. While a part is
 * unpacked, its size and checksum are compared with what was declared.
 *
 * @throws SourceError when it is no such file.
 */
export async function openArchive(path: string, bytes: Uint8Array): Promise<Archive> {
  const entries = new Map<string, Entry>()
  let zip: ZipFile
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false })
    if (zip.entryCount > MOST_ENTRIES) throw crowded(path, zip.entryCount)
    let unpacked = 0
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw encrypted(path)
      unpacked += entry.uncompressedSize
      if (unpacked > LARGEST_FILE) throw tooLarge(path, unpacked, LARGEST_FILE, 'unpacked, a file')
      if (unpacked > bytes.length * LARGEST_RATIO) throw trap(path)
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw error instanceof SourceError ? error : damaged(path, error)
  }
  const read = async (name: string): Promise<Uint8Array> => {
    const entry = entries.get(name)
    if (!entry) return new Uint8Array()
    if (entry.uncompressedSize > LARGEST_TEXT) {
      throw tooLarge(path, entry.uncompressedSize, LARGEST_TEXT, `unpacked, its part ${name}`)
    }
    return unpack(path, zip, entry)
  }
  return { names: [...entries.keys()], has: (name) => entries.has(name), read }
}

/** Word itself puts the whole file into a container; other programs lock its entries. */
function encrypted(path: string): SourceError {
  const advice = 'Open it in Word with its password and save it without one.'
  return new SourceError(path, 'is a Word document that is protected by a password', advice)
}

async function unpack(path: string, zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let sum = 0
  try {
    // It ends with an error as soon as more comes out than the entry declares.
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk, sum)
      chunks.push(chunk)
    }
  } catch (error) {
    throw damaged(path, error)
  }
  if (sum !== entry.crc32) {
    throw new SourceError(path, `is damaged: its part ${entry.fileName} has changed`, AGAIN)
  }
  return Buffer.concat(chunks)
}

function crowded(path: string, count: number): SourceError {
  return new SourceError(
    path,
    `holds ${count} entries; a document may have at most ${MOST_ENTRIES}`,
    'Open it in Word and save its text as a .txt file.',
  )
}

function trap(path: string): SourceError {
  return new SourceError(
    path,
    `unpacks to more than ${LARGEST_RATIO} times its size`,
    'Open it in Word and save it again, if it is the report.',
  )
}

/** What yauzl said, in words. */
function damaged(path: string, cause: unknown): SourceError {
  const said = cause instanceof Error ? cause.message : String(cause)
  const options = { cause }
  if (/^(?:invalid relative path|absolute path|invalid characters in fileName)/i.test(said)) {
    const reason = `holds an entry whose name leads out of it (${said.slice(0, 200)})`
    return new SourceError(path, reason, 'Leave the file out: no Word document has one.', options)
  }
  if (/end of central directory|unexpected EOF|out of bounds|truncated/i.test(said)) {
    return new SourceError(path, 'is cut short or no zip file', AGAIN, options)
  }
  return new SourceError(path, `is damaged (${said.slice(0, 200)})`, AGAIN, options)
}
