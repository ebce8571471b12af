import type { Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { SourceError } from '../errors.ts'
import type { SourceText } from '../model/source-text.ts'
import { firstInvalidByte, otherFormat } from './utf8.ts'

const MEGABYTE = 1024 * 1024
/** Longer files are not opened. Megabytes. */
const LARGEST_FILE = 100
/** The longest text a report may have; the whole of the longest work report has 0.1. Megabytes. */
const LARGEST_TEXT = 20

const AS_UTF8 = 'Save it as UTF-8 text and try again.'

/**
 * Reads a UTF-8 text file, with or without a byte order mark. Total: any bytes give a text or
 * a reason.
 *
 * @throws SourceError naming the file, what is wrong with it and what to do.
 */
export async function readSource(path: string, id: string): Promise<SourceText> {
  const bytes = await readBytes(path)
  const text = decode(path, bytes)
  return { id, fileName: basename(path), url: null, text }
}

async function readBytes(path: string): Promise<Uint8Array> {
  let about: Stats
  try {
    about = await stat(path)
  } catch (error) {
    throw unreadable(path, error)
  }
  if (about.isDirectory()) {
    throw new SourceError(
      path,
      'is a folder',
      'Name the folder where sources are listed, not here.',
    )
  }
  if (!about.isFile()) {
    throw new SourceError(path, 'is no regular file', 'Copy its content into a text file.')
  }
  if (about.size > LARGEST_FILE * MEGABYTE) throw tooLarge(path, about.size, LARGEST_FILE, 'a file')
  try {
    return await readFile(path)
  } catch (error) {
    throw unreadable(path, error)
  }
}

function decode(path: string, bytes: Uint8Array): string {
  if (bytes.length === 0) {
    throw new SourceError(path, 'is empty', 'Download the report again, or leave the file out.')
  }
  const other = otherFormat(bytes)
  if (other === 'UTF-16 text') throw new SourceError(path, 'is UTF-16 text, not UTF-8', AS_UTF8)
  if (other !== null) {
    throw new SourceError(path, `is ${other}, not text`, 'Save its text as a UTF-8 .txt file.')
  }
  if (bytes.length > LARGEST_TEXT * MEGABYTE) {
    throw tooLarge(path, bytes.length, LARGEST_TEXT, 'a text')
  }
  const invalid = firstInvalidByte(bytes)
  if (invalid >= 0) {
    throw new SourceError(path, `is not UTF-8 text: byte ${invalid} (counted from 0)`, AS_UTF8)
  }
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  if (text.trim() === '') {
    throw new SourceError(
      path,
      'holds nothing but white space',
      'Download the report again, or leave the file out.',
    )
  }
  return text
}

function tooLarge(path: string, bytes: number, limit: number, what: string): SourceError {
  const size = (bytes / MEGABYTE).toFixed(1)
  return new SourceError(
    path,
    `has ${size} MB; ${what} may have at most ${limit} MB`,
    'Split it into one file for each report.',
  )
}

/** What the operating system said, in words. */
function unreadable(path: string, error: unknown): SourceError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const cause = { cause: error }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new SourceError(path, 'does not exist', 'Check the path for a slip of the pen.', cause)
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new SourceError(path, 'may not be read', 'Give this user the right to read it.', cause)
  }
  const reason = error instanceof Error ? error.message : String(error)
  return new SourceError(path, `cannot be read: ${reason}`, 'Copy it to another place.', cause)
}
