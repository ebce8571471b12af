import { basename } from 'node:path'
import { SourceError } from '../errors.ts'
import type { SourceText } from '../model/source-text.ts'
import { declaredIn } from './charset/declared.ts'
import { type Decoded, decode } from './charset/decode.ts'
import { htmlInFile, looksLikeHtml } from './html/held-html.ts'
import { readJsonFile } from './json-file.ts'
import { readJsonLines } from './json-lines.ts'
import { type FileKind, kindOf, nameOfContent } from './kinds.ts'
import { LARGEST_FILE, LARGEST_TEXT, tooLarge } from './limits.ts'
import { readMarkdown } from './markdown.ts'
import { readBytes } from './open-file.ts'
import { signatureOf } from './signatures.ts'

/** What one place gave: a file, or a line of a file that holds many reports. */
export interface Reading {
  /** The file's path, with `#L<line>` for a line. */
  readonly place: string
  readonly source: SourceText
}

/** What a format's reader finds in the bytes. */
type Content = Pick<SourceText, 'text' | 'stated' | 'pageTitle' | 'furniture' | 'notes'>

const BLANK = 'Download the report again, or leave the file out.'
/** What a document's name promises, for messages. */
const PROMISED = { pdf: 'PDF', docx: '.docx file' } as const
/** How a page begins that somebody saved as .doc, as Word itself does. */
const FRAGMENT = /^[\s\ufeff]{0,1000}<(?:meta|head|title|style|body|div|table|p|span)\b/i
const WORD_XML = /^[\s\ufeff]{0,1000}<\?xml[^>]{0,200}>\s{0,1000}<\?mso-application\b/i

/**
 * Reads all that a file holds, one after the other: a text, or the records of its lines. Total: all
 * bytes give texts, or errors that name the file (and line), what is wrong with it and what to do.
 */
export async function* readSources(
  path: string,
  id: string,
): AsyncGenerator<Reading | SourceError> {
  const kind = kindOf(path)
  try {
    if (kind?.content === 'records') yield* readJsonLines(path, id, kind.gzip)
    else if (kind?.content === 'json') yield* readJsonFile(path, id, kind.gzip)
    else yield { place: path, source: await readFile(path, id, kind) }
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

async function readFile(path: string, id: string, kind: FileKind | null): Promise<SourceText> {
  const isText = kind !== null && ['text', 'markdown', 'html'].includes(kind.content)
  const [limit, what] = isText
    ? ([LARGEST_TEXT, 'a text'] as const)
    : ([LARGEST_FILE, 'a file'] as const)
  const bytes = await readBytes(path, kind?.gzip ?? false, limit, what)
  const fileName = nameOfContent(basename(path))
  return { id, fileName, url: null, ...(await contentOf(path, bytes, kind)) }
}

/** By the bytes before the name: a PDF is one whatever it is called, and so is a Word file. */
async function contentOf(path: string, bytes: Uint8Array, kind: FileKind | null): Promise<Content> {
  if (bytes.length === 0) throw new SourceError(path, 'is empty', BLANK)
  const signature = signatureOf(bytes)
  const named = kind?.content ?? null
  const document = signature?.readAs ?? null
  if (document === 'pdf' || (signature === null && named === 'pdf' && holdsPdf(bytes))) {
    const { readPdf } = await import('./pdf/read-pdf.ts')
    return readPdf(path, bytes)
  }
  if (document === 'docx') {
    const { readDocx } = await import('./docx/read-docx.ts')
    return readDocx(path, bytes)
  }
  const promised = named === 'pdf' || named === 'docx' ? PROMISED[named] : null
  if (signature !== null) {
    const text = named !== null && named !== 'office' ? ', not text' : ''
    const instead = promised === null ? text : `, no ${promised}`
    throw new SourceError(path, `is ${signature.name}${instead}`, signature.advice)
  }
  if (promised !== null) {
    throw new SourceError(path, `is no ${promised}`, `Name it as what it is, or: ${BLANK}`)
  }
  return textOf(path, bytes, named)
}

async function textOf(
  path: string,
  bytes: Uint8Array,
  named: FileKind['content'] | null,
): Promise<Content> {
  const undecided = named === null || named === 'office'
  const { text, notes } = decoded(path, bytes, undecided || named === 'html')
  if (named === 'office' && WORD_XML.test(text)) {
    throw new SourceError(path, 'is a Word file of 2003 in XML', 'Save it as .docx or PDF.')
  }
  const isPage =
    named === 'html' ||
    (undecided && looksLikeHtml(text)) ||
    (named === 'office' && FRAGMENT.test(text)) ||
    (named !== 'markdown' && htmlInFile(text) !== null)
  const plain = { text: named === 'markdown' ? readMarkdown(text) : text }
  const content: Content = isPage ? await pageOf(path, text) : plain
  const all = [...notes, ...(content.notes ?? [])]
  return all.length > 0 ? { ...content, notes: all } : content
}

/** What reads pages takes a tenth of a second to load: who reads none does without. */
async function pageOf(path: string, html: string): Promise<Content> {
  const { readHtml } = await import('./html/read-html.ts')
  return readHtml(path, html)
}

/** Some programs write a few bytes before the mark of a PDF. */
function holdsPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
}

function decoded(path: string, bytes: Uint8Array, mayDeclare: boolean): Decoded {
  if (bytes.length > LARGEST_TEXT) throw tooLarge(path, bytes.length, LARGEST_TEXT, 'a text')
  const decoded = decode(path, bytes, mayDeclare ? declaredIn(bytes) : null)
  if (decoded.text.trim() === '') {
    throw new SourceError(path, 'holds nothing but white space', BLANK)
  }
  return decoded
}
