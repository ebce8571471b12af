import { basename } from 'node:path'
import { SourceError } from '../errors.ts'
import type { SourceText } from '../model/source-text.ts'
import { declaredIn } from './charset/declared.ts'
import { type Decoded, decode } from './charset/decode.ts'
import { looksLikeHtml, readHtml } from './html/read-html.ts'
import { readJsonLines } from './json-lines.ts'
import { type FileKind, kindOf, nameOfContent, READABLE_KINDS } from './kinds.ts'
import { LARGEST_TEXT, tooLarge } from './limits.ts'
import { readMarkdown } from './markdown.ts'
import { readBytes } from './open-file.ts'
import { otherFormat } from './signatures.ts'

/** What one place gave: a file, or a line of a file that holds many reports. */
export interface Reading {
  /** The file's path, with `#L<line>` for a line. */
  readonly place: string
  readonly source: SourceText
}

/**
 * Reads all that a file holds, one after the other: a text, or the records of its lines. Total: any
 * bytes give texts, or errors that name the file (and line), what is wrong with it and what to do.
 */
export async function* readSources(
  path: string,
  id: string,
): AsyncGenerator<Reading | SourceError> {
  const kind = kindOf(path)
  try {
    if (kind?.content === 'records') yield* readJsonLines(path, id, kind.gzip)
    else yield { place: path, source: await readText(path, id, kind) }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    yield error
  }
}

/** The only text a file holds. @throws SourceError also when it holds several. */
export async function readSource(path: string, id: string): Promise<SourceText> {
  let only: Reading | null = null
  for await (const reading of readSources(path, id)) {
    if (reading instanceof SourceError) throw reading
    if (only) {
      const advice = 'Save one of its lines as a file of its own.'
      throw new SourceError(path, 'holds more than one report', advice)
    }
    only = reading
  }
  if (!only) throw new SourceError(path, 'is empty', 'Leave the file out.')
  return only.source
}

async function readText(path: string, id: string, kind: FileKind | null): Promise<SourceText> {
  const bytes = await readBytes(path, kind?.gzip ?? false, LARGEST_TEXT, 'a text')
  const { text, notes } = decoded(path, bytes, kind === null || kind.content === 'html')
  const isPage = kind ? kind.content === 'html' : looksLikeHtml(text)
  const plain = kind?.content === 'markdown' ? readMarkdown(text) : text
  return {
    id,
    fileName: nameOfContent(basename(path)),
    url: null,
    ...(isPage ? readHtml(path, text) : { text: plain }),
    ...(notes.length > 0 ? { notes } : {}),
  }
}

function decoded(path: string, bytes: Uint8Array, mayDeclare: boolean): Decoded {
  const blank = 'Download the report again, or leave the file out.'
  if (bytes.length === 0) throw new SourceError(path, 'is empty', blank)
  const other = otherFormat(bytes)
  if (other !== null) {
    const advice = `Save its text as a .txt file. Readable are ${READABLE_KINDS}.`
    throw new SourceError(path, `is ${other}, not text`, advice)
  }
  if (bytes.length > LARGEST_TEXT) throw tooLarge(path, bytes.length, LARGEST_TEXT, 'a text')
  const decoded = decode(path, bytes, mayDeclare ? declaredIn(bytes) : null)
  if (decoded.text.trim() === '') {
    throw new SourceError(path, 'holds nothing but white space', blank)
  }
  return decoded
}
