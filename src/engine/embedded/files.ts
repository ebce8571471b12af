import type { Columns, Contents, ReportRecord } from './collection.ts'
import type { GenerationFiles } from './generations/manifest.ts'
import { GramIndex } from './grams.ts'
import { PositionBits } from './position-bits.ts'
import { linesOf, recordsIn, storedRecordsIn, viewOf } from './report-lines.ts'
import type { PackedGrams } from './sorted-grams.ts'
import { unpackAscending } from './varints.ts'
import type { PackedWords } from './word-postings-builder.ts'

export const REPORTS = 'reports.jsonl'
/** The displayed texts, which are read from the disk when they are asked for, and where each starts. */
export const TEXTS = 'texts.u16'
export const TEXT_STARTS = 'text-starts.u32'
export const SUGGESTIONS = 'suggestions.txt'
/** Positions of all grams in steps, and where the run of each gram starts among them. */
export const POSITIONS = 'gram-positions.bin'
export const RUNS = 'gram-runs.u32'
const KEYS = 'gram-keys.u32'
/** Words with their postings. */
const LETTERS = 'word-letters.u16'
const POSTINGS = 'word-postings.bin'
/** The report of each section. */
export const REPORT_OF = 'report-of.u32'

/** What a generation holds, in the shape it is stored in. */
export interface Packed {
  readonly columns: Columns
  readonly grams: PackedGrams
  readonly words: PackedWords
  /** As given. */
  readonly suggestions: string
  /** Lines of those reports that stood in a generation before. */
  readonly lines: ReadonlyMap<ReportRecord, Uint8Array>
}

/** What a generation holds, as far as it is made. */
export type PackedPart =
  | { readonly kind: 'columns'; readonly values: Omit<Columns, 'reports'> }
  | { readonly kind: 'grams'; readonly values: PackedGrams }
  | { readonly kind: 'words'; readonly values: PackedWords }
  | { readonly kind: 'reports'; readonly values: Pick<Packed, 'lines'> & Pick<Columns, 'reports'> }
  | { readonly kind: 'suggestions'; readonly values: string }

/** The contents of a generation as its files. */
export function toFiles({ columns, grams, words, suggestions, lines }: Packed): GenerationFiles {
  const parts: PackedPart[] = [
    { kind: 'columns', values: columns },
    { kind: 'grams', values: grams },
    { kind: 'words', values: words },
    { kind: 'reports', values: { reports: columns.reports, lines } },
    { kind: 'suggestions', values: suggestions },
  ]
  return new Map(parts.flatMap(filesOf))
}

/** The files of a part of it. Numbers stand in this machine's byte order. */
export function filesOf({ kind, values }: PackedPart): [string, Uint8Array][] {
  if (kind === 'reports') return [[REPORTS, linesOf(values.reports, values.lines)]]
  if (kind === 'suggestions') return [[SUGGESTIONS, Buffer.from(values)]]
  if (kind === 'grams') {
    return [
      [KEYS, bytesOf(values.keys)],
      [RUNS, bytesOf(values.runs)],
      [POSITIONS, values.positions],
    ]
  }
  if (kind === 'words') {
    return [
      [LETTERS, Buffer.from(values.letters, 'utf16le')],
      [POSTINGS, values.postings],
    ]
  }
  return [
    [REPORT_OF, bytesOf(values.reportOf)],
    ['form-starts.u32', bytesOf(values.formStarts)],
    ['form-leads.u32', bytesOf(values.formLeads)],
    ['forms.u16', bytesOf(values.units)],
    ['word-starts.bits', values.wordStarts.bits],
    ['sentence-ends.bits', values.sentenceEnds.bits],
    ['paragraph-ends.bits', values.paragraphEnds.bits],
    [TEXTS, values.texts],
    [TEXT_STARTS, bytesOf(values.textStarts)],
  ]
}

/** The same back. The files were verified by their checksums, so they are what `toFiles` wrote. */
export function packedFromFiles(files: GenerationFiles): Packed {
  const lines = new Map(storedRecordsIn(bytesIn(files, REPORTS)))
  const columns = { ...columnsIn(files), reports: [...lines.keys()] }
  const suggestions = viewOf(bytesIn(files, SUGGESTIONS)).toString()
  return { columns, grams: gramsIn(files), words: wordsIn(files), suggestions, lines }
}

export function gramsIn(files: GenerationFiles): PackedGrams {
  return {
    keys: u32(bytesIn(files, KEYS)),
    runs: u32(bytesIn(files, RUNS)),
    positions: bytesIn(files, POSITIONS),
  }
}

/**
 * The same as it is searched.
 *
 * @param ready what was made of some of the files before; those are not looked for.
 */
export function fromFiles(
  files: GenerationFiles,
  ready: { readonly reports?: readonly ReportRecord[]; readonly positions?: Uint32Array } = {},
): Contents {
  const { units, ...columns } = columnsIn(files)
  const words = wordsIn(files)
  const suggestions = viewOf(bytesIn(files, SUGGESTIONS)).toString()
  const runs = bytesIn(files, RUNS)
  const positions = ready.positions ?? positionsIn(bytesIn(files, POSITIONS), runs)
  const grams = new GramIndex(units, u32(bytesIn(files, KEYS)), u32(runs), positions)
  const reports = ready.reports ?? reportsIn(bytesIn(files, REPORTS))
  return { collection: { ...columns, reports, grams, suggestions }, words }
}

/** All but the reports. */
export function columnsIn(files: GenerationFiles): Omit<Columns, 'reports'> {
  const bytes = (name: string) => bytesIn(files, name)
  return {
    reportOf: u32(bytes(REPORT_OF)),
    formStarts: u32(bytes('form-starts.u32')),
    formLeads: u32(bytes('form-leads.u32')),
    units: u16(bytes('forms.u16')),
    wordStarts: new PositionBits(bytes('word-starts.bits')),
    sentenceEnds: new PositionBits(bytes('sentence-ends.bits')),
    paragraphEnds: new PositionBits(bytes('paragraph-ends.bits')),
    texts: viewOf(bytes(TEXTS)),
    textStarts: u32(bytes(TEXT_STARTS)),
  }
}

export function wordsIn(files: GenerationFiles): PackedWords {
  return {
    letters: viewOf(bytesIn(files, LETTERS)).toString('utf16le'),
    postings: bytesIn(files, POSTINGS),
  }
}

function bytesIn(files: GenerationFiles, name: string): Uint8Array {
  const file = files.get(name)
  if (file === undefined) throw new Error(`generation without ${name}`)
  return file
}

/** Positions of all grams, of the two files that hold them. */
export function positionsIn(packed: Uint8Array, runs: Uint8Array): Uint32Array {
  return unpackAscending(packed, u32(runs))
}

/** The reports, of the file that holds them. */
function reportsIn(lines: Uint8Array): readonly ReportRecord[] {
  return Array.from(recordsIn(lines))
}

/** Adds the reports of some lines of that file, which are in UTF-16. */
export function addReports(reports: ReportRecord[], lines: Uint8Array): void {
  const text = viewOf(lines).toString('utf16le')
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    reports.push(JSON.parse(text.slice(start, end)) as ReportRecord)
    start = end + 1
  }
}

/** As they stand in a file. */
export function bytesOf(numbers: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}

/** The same back. */
export function u32(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(aligned(bytes), 0, bytes.length / 4)
}

function u16(bytes: Uint8Array): Uint16Array {
  return new Uint16Array(aligned(bytes), 0, bytes.length / 2)
}

/** A small file may lie anywhere in a pooled buffer: numbers need a buffer that begins with them. */
function aligned(bytes: Uint8Array): ArrayBufferLike {
  if (bytes.byteOffset === 0) return bytes.buffer
  return new Uint8Array(bytes).buffer
}
