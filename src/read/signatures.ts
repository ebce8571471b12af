/** What a file is by its bytes when it is no text. */
export interface Signature {
  /** For messages, with its article. */
  readonly name: string
  /** How it is read all the same, whatever it is called. */
  readonly readAs: 'pdf' | 'docx' | null
  readonly advice: string
}

const IMAGE = signature(
  'an image',
  'Give the page, PDF or Word file the text is in; text in images is not recognised.',
)
const ARCHIVE = signature('an archive', 'Unpack it.')
const SAVE = 'Save it as .docx or PDF.'
const WORD = signature('an old Word file', SAVE)
const SPREADSHEET = signature('a spreadsheet', 'Save its text as a .txt file.')
const SLIDES = signature('a slide show', 'Save it as a PDF.')

/** First bytes, as Latin-1. */
const STARTS: readonly (readonly [string, Signature])[] = [
  ['%PDF-', { name: 'a PDF', readAs: 'pdf', advice: '' }],
  ['\x1f\x8b', signature('a gzip file', 'Give its name the ending .gz, or unpack it.')],
  ['{\\rtf', signature('an RTF file', SAVE)],
  ['\x89PNG', IMAGE],
  ['\xff\xd8\xff', IMAGE],
  ['GIF8', IMAGE],
  ['II*\0', IMAGE],
  ['MM\0*', IMAGE],
  ['Rar!\x1a', ARCHIVE],
  ['7z\xbc\xaf\x27\x1c', ARCHIVE],
  ['PK\x05\x06', ARCHIVE],
  ['ITSF', signature('a help file', 'Save its pages as .html.')],
]
const ZIP = 'PK\x03\x04'
const OLE = '\xd0\xcf\x11\xe0'
/** The longest of the above. */
const LONGEST = 8
/** A web page with its pictures, as browsers save it in one file. */
const MHTML = /^(?:From|Subject|Date|MIME-Version): [\s\S]{0,1000}\bmultipart\/related\b/i

/** Names of the parts of a zip file, and what one with such a part is. */
const PARTS: readonly (readonly [string, Signature])[] = [
  ['word/document', { name: 'a Word file', readAs: 'docx', advice: '' }],
  ['xl/workbook', SPREADSHEET],
  ['ppt/presentation', SLIDES],
  ['OFD.xml', signature('an OFD file', 'Save it as a PDF.')],
  ['application/vnd.oasis.opendocument', signature('an OpenDocument file', SAVE)],
]

/** Names of the streams of an OLE file, in UTF-16, and what one with such a stream is. */
const STREAMS: readonly (readonly [string, Signature])[] = [
  ['EncryptedPackage', signature('a Word or Excel file with a password', 'Save it without one.')],
  ['WordDocument', WORD],
  ['Workbook', SPREADSHEET],
  ['PowerPoint Document', SLIDES],
]

/** What a file is by its bytes when it is no text; null when it may be one. */
export function signatureOf(bytes: Uint8Array): Signature | null {
  const start = Buffer.from(bytes.subarray(0, LONGEST)).toString('latin1')
  const known = STARTS.find(([first]) => start.startsWith(first))
  if (known) return known[1]
  if (start.startsWith(ZIP)) return holding(bytes, PARTS, 'latin1') ?? ARCHIVE
  if (start.startsWith(OLE)) return holding(bytes, STREAMS, 'utf16le') ?? WORD
  if (MHTML.test(Buffer.from(bytes.subarray(0, 1200)).toString('latin1'))) {
    return signature('a web archive', 'Save the page as .html.')
  }
  return null
}

function holding(
  bytes: Uint8Array,
  known: readonly (readonly [string, Signature])[],
  encoding: 'latin1' | 'utf16le',
): Signature | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return known.find(([name]) => buffer.includes(name, 0, encoding))?.[1] ?? null
}

function signature(name: string, advice: string): Signature {
  return { name, readAs: null, advice }
}
