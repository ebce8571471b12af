import { SourceError } from '../../errors.ts'
import { charsetNamed } from './declared.ts'
import { likeness } from './likeness.ts'
import { type Charset, failsAt, NAMES, readStrictly } from './strict.ts'

export interface Decoded {
  readonly text: string
  /** What was read otherwise than declared: `declared gb2312, read as UTF-8`. */
  readonly notes: readonly string[]
}

interface Reading {
  readonly charset: Charset
  readonly text: string
}

const MARKS: readonly (readonly [Charset, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
const OTHERS: readonly Charset[] = ['gb18030', 'big5', 'utf-16le', 'utf-16be']
const WIDE: readonly Charset[] = ['utf-16le', 'utf-16be']
/** Readings less like Chinese than this are accidents; see `likeness`. */
const LIKELY = 0.25
/** A few stray NUL bytes are damage in a text; more than one in a hundred is no text. */
const STRAY_NULS = 8

/**
 * The text of a file, decided on evidence: its byte order mark; else UTF-8 when every byte is and
 * nothing speaks against it; else the strict reading that looks most like Chinese, the declared one
 * counted twice. `declared` is what the file says of itself, null when it says nothing.
 *
 * @throws SourceError naming the file and the byte at which its likeliest encoding fails.
 */
export function decode(path: string, bytes: Uint8Array, declared: string | null): Decoded {
  const mark = MARKS.find(([, start]) => start.every((byte, at) => bytes[at] === byte))?.[0]
  const claimed = declared === null ? null : charsetNamed(declared)
  const reading = mark ? readAs(bytes, mark) : choose(bytes, claimed)
  if (reading === null) throw undecodable(path, bytes, mark ?? null, claimed)
  const overruled = declared !== null && claimed !== reading.charset && !isAscii(reading.text)
  const notes = overruled ? [`declared ${declared}, read as ${NAMES[reading.charset]}`] : []
  return { text: reading.text, notes }
}

function choose(bytes: Uint8Array, claimed: Charset | null): Reading | null {
  if (hasManyNuls(bytes)) return likeliest(bytes, WIDE, claimed)
  const plain = readAs(bytes, 'utf-8')
  if (plain && likeness(plain.text) >= LIKELY) return plain
  const other = likeliest(bytes, OTHERS, claimed)
  if (other || plain) return other ?? plain
  return claimed === 'gb18030' || claimed === 'big5' ? readAs(bytes, claimed) : null
}

function likeliest(
  bytes: Uint8Array,
  charsets: readonly Charset[],
  claimed: Charset | null,
): Reading | null {
  let best: Reading | null = null
  let most = 0
  for (const charset of charsets) {
    const reading = readAs(bytes, charset)
    const alike = reading ? likeness(reading.text) : 0
    const weight = charset === claimed ? alike * 2 : alike
    const isWrong = WIDE.includes(charset) && reading?.text.includes('\0')
    if (reading === null || isWrong || alike < LIKELY || weight <= most) continue
    best = reading
    most = weight
  }
  return best
}

function readAs(bytes: Uint8Array, charset: Charset): Reading | null {
  const text = readStrictly(bytes, charset)
  return text === null ? null : { charset, text }
}

function hasManyNuls(bytes: Uint8Array): boolean {
  let nuls = 0
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) nuls += 1
  return nuls > STRAY_NULS && nuls * 100 > bytes.length
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text)
}

/**
 * It is meant in the encoding of its mark, else in the one in which it looks most like Chinese for all
 * its faults, the declared one counted twice.
 */
function undecodable(
  path: string,
  bytes: Uint8Array,
  mark: Charset | null,
  claimed: Charset | null,
): SourceError {
  const advice = 'Save it as UTF-8 text and try again.'
  if (mark === null && hasManyNuls(bytes)) {
    return new SourceError(path, 'is binary data, not text', 'Save its text as a .txt file.')
  }
  const usual = new Set<Charset>(['utf-8', 'gb18030', 'big5'])
  const tried = mark ? [mark] : [...(claimed ? usual.add(claimed) : usual)]
  const failures = tried
    .map((charset) => ({ charset, at: failsAt(bytes, charset) }))
    .filter(({ at }) => at >= 0)
    .map((failure) => ({
      ...failure,
      alike: looseLikeness(bytes, failure.charset) * (failure.charset === claimed ? 2 : 1),
    }))
  const [first, ...rest] = failures
  if (!first) return new SourceError(path, 'is text in an unknown encoding', advice)
  const { charset, at } = rest.reduce(
    (best, next) =>
      next.alike > best.alike || (next.alike === best.alike && next.at > best.at) ? next : best,
    first,
  )
  const end = at === bytes.length ? 'it ends inside a character at' : 'at'
  const where = /\.gz$/i.test(path) ? ' of the unpacked text' : ''
  return new SourceError(
    path,
    `is no ${NAMES[charset]} text: ${end} byte ${at}${where} (counted from 0)`,
    advice,
  )
}

/** Likeness of what can be read, bytes that cannot counting as unlike; see `likeness`. */
function looseLikeness(bytes: Uint8Array, charset: Charset): number {
  return likeness(new TextDecoder(charset).decode(bytes))
}
