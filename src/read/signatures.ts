/** How a file begins that is no text, and what it is then. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a Word, Excel or zip file', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Word or Excel file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a gzip file', [0x1f, 0x8b]],
  ['an image', [0x89, 0x50, 0x4e, 0x47]],
  ['an image', [0xff, 0xd8, 0xff]],
]

/** What a file is by its first bytes when it is no text; null when it may be one. */
export function otherFormat(bytes: Uint8Array): string | null {
  const known = SIGNATURES.find(([, start]) => start.every((byte, at) => bytes[at] === byte))
  return known?.[0] ?? null
}
