/** How a file begins that is no text, and what it is then. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a Word, Excel or zip file', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Word or Excel file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a gzip file', [0x1f, 0x8b]],
  ['an image', [0x89, 0x50, 0x4e, 0x47]],
  ['an image', [0xff, 0xd8, 0xff]],
  ['UTF-16 text', [0xff, 0xfe]],
  ['UTF-16 text', [0xfe, 0xff]],
]
/** A few stray NUL bytes are damage in a text; more than one in a hundred is no text. */
const STRAY_NULS = 8

/** What the bytes are if they are no UTF-8 text at all; null when they may be one. */
export function otherFormat(bytes: Uint8Array): string | null {
  const known = SIGNATURES.find(([, start]) => start.every((byte, at) => bytes[at] === byte))
  if (known) return known[0]
  let nuls = 0
  for (const byte of bytes) if (byte === 0) nuls += 1
  return nuls > STRAY_NULS && nuls * 100 > bytes.length ? 'binary data' : null
}

/** Offset of the first byte that is not UTF-8, or -1. */
export function firstInvalidByte(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return -1
}

/** Bytes of the well-formed sequence at `at` (Unicode 15, table 3-7), 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  const second = bytes[at + 1] ?? 0
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < low || second > high) return 0
  for (let place = 2; place < length; place += 1) {
    const byte = bytes[at + place] ?? 0
    if (byte < 0x80 || byte > 0xbf) return 0
  }
  return length
}
