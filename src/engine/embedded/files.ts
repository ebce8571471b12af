import type { Contents, ReportRecord } from './collection.ts'
import type { GenerationFiles } from './generations/manifest.ts'
import { GramIndex } from './grams.ts'
import { GrowingText } from './growing.ts'
import { PositionBits } from './position-bits.ts'
import { packAscending, unpackAscending } from './varints.ts'

/** The displayed texts, which are read from the disk when they are asked for. */
export const TEXTS = 'texts.u16'

/** The contents of a generation as its files. Numbers stand in this machine's byte order. */
export function toFiles({ collection, words }: Contents): GenerationFiles {
  const { grams } = collection
  return new Map<string, Uint8Array>([
    ['reports.jsonl', linesOf(collection.reports)],
    ['report-of.u32', bytesOf(collection.reportOf)],
    ['form-starts.u32', bytesOf(collection.formStarts)],
    ['form-leads.u32', bytesOf(collection.formLeads)],
    ['forms.u16', bytesOf(grams.units)],
    ['gram-keys.u32', bytesOf(grams.keys)],
    ['gram-runs.u32', bytesOf(grams.runs)],
    ['gram-positions.bin', packAscending(grams.positions, grams.runs)],
    ['word-starts.bits', collection.wordStarts.bits],
    ['sentence-ends.bits', collection.sentenceEnds.bits],
    ['paragraph-ends.bits', collection.paragraphEnds.bits],
    ['word-letters.u16', Buffer.from(words.letters, 'utf16le')],
    ['word-postings.bin', words.postings],
    ['suggestions.txt', Buffer.from(collection.suggestions)],
    [TEXTS, collection.texts],
    ['text-starts.u32', bytesOf(collection.textStarts)],
  ])
}

/** The same back. The files were verified by their checksums, so they are what `toFiles` wrote. */
export function fromFiles(files: GenerationFiles): Contents {
  const bytes = (name: string): Uint8Array => {
    const file = files.get(name)
    if (file === undefined) throw new Error(`generation without ${name}`)
    return file
  }
  const runs = u32(bytes('gram-runs.u32'))
  const collection = {
    reports: [...recordsIn(viewOf(bytes('reports.jsonl')))],
    reportOf: u32(bytes('report-of.u32')),
    formStarts: u32(bytes('form-starts.u32')),
    formLeads: u32(bytes('form-leads.u32')),
    grams: new GramIndex(
      u16(bytes('forms.u16')),
      u32(bytes('gram-keys.u32')),
      runs,
      unpackAscending(bytes('gram-positions.bin'), runs),
    ),
    wordStarts: new PositionBits(bytes('word-starts.bits')),
    sentenceEnds: new PositionBits(bytes('sentence-ends.bits')),
    paragraphEnds: new PositionBits(bytes('paragraph-ends.bits')),
    suggestions: viewOf(bytes('suggestions.txt')).toString(),
    texts: viewOf(bytes(TEXTS)),
    textStarts: u32(bytes('text-starts.u32')),
  }
  const words = {
    letters: viewOf(bytes('word-letters.u16')).toString('utf16le'),
    postings: bytes('word-postings.bin'),
  }
  return { collection, words }
}

/** A line for each report: all of them together may be longer than a string can be. */
function linesOf(reports: readonly ReportRecord[]): Uint8Array {
  const lines = new GrowingText('utf8')
  for (const report of reports) lines.append(`${JSON.stringify(report)}\n`)
  return lines.finish()
}

function* recordsIn(lines: Buffer): Iterable<ReportRecord> {
  for (let start = 0; start < lines.length; ) {
    const end = lines.indexOf('\n', start)
    yield JSON.parse(lines.toString('utf8', start, end)) as ReportRecord
    start = end + 1
  }
}

function bytesOf(numbers: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

function u32(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(aligned(bytes), 0, bytes.length / 4)
}

function u16(bytes: Uint8Array): Uint16Array {
  return new Uint16Array(aligned(bytes), 0, bytes.length / 2)
}

/** A small file may lie anywhere in a shared buffer: numbers need a buffer that begins with them. */
function aligned(bytes: Uint8Array): ArrayBuffer {
  if (bytes.byteOffset === 0 && bytes.buffer instanceof ArrayBuffer) return bytes.buffer
  return new Uint8Array(bytes).buffer
}
