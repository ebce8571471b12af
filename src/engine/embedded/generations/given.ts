import { transcode } from 'node:buffer'
import { TEXT_STARTS, TEXTS, u32 } from '../files.ts'
import { checksOfParts } from './part-checks.ts'

/** Bytes of a UTF-16 unit. */
const UNIT = 2
/** Reports are given in parts of about so many bytes: more of them at once would take room for nothing. */
const PART = 1 << 22

/** What an engine is made of, as it is read. */
export type Given =
  /** A file, intact; all but those of the reports and of the packed positions. */
  | { readonly kind: 'file'; readonly name: string; readonly values: Uint8Array }
  /** Some lines of the file of reports in UTF-16, of which strings are made in no time. */
  | { readonly kind: 'reports'; readonly values: Uint8Array }
  | { readonly kind: 'positions'; readonly values: Uint32Array }
  /** CRC-32 of each displayed text. */
  | { readonly kind: 'text checks'; readonly values: Uint32Array }
  /** Where the text of each section is, of a generation in two layers. */
  | { readonly kind: 'text places'; readonly values: Uint32Array }

/** Reads a file of a generation. Null when it was read already, or has a fault. */
export type ReadFile = (name: string) => Promise<Uint8Array | null>

/** The displayed texts and where they start, with their checks. */
export async function giveTexts(read: ReadFile, give: (given: Given) => void): Promise<void> {
  const starts = await read(TEXT_STARTS)
  const texts = await read(TEXTS)
  if (starts && texts) {
    give({ kind: 'text checks', values: checksOfParts(texts, u32(starts), UNIT) })
  }
  if (starts) give({ kind: 'file', name: TEXT_STARTS, values: starts })
  if (texts) give({ kind: 'file', name: TEXTS, values: texts })
}

/** @param lines as a generation stores them. */
export function giveReports(lines: Uint8Array, give: (given: Given) => void): void {
  for (const values of lineParts(lines)) give({ kind: 'reports', values })
}

/** Whole lines of a text in UTF-8, part by part in UTF-16. */
function* lineParts(lines: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < lines.length; ) {
    const end = lines.indexOf(LINE_END, Math.min(from + PART, lines.length - 1))
    const to = end < 0 ? lines.length : end + 1
    yield transcode(lines.subarray(from, to), 'utf8', 'utf16le')
    from = to
  }
}

const LINE_END = 0x0a
